import type { Authentication } from './authentications';
import { TEST_PASSWORD } from './authentications';

const STYLE = `
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.6 }
  main { max-width: 24rem; margin: 10vh auto; padding: 0 1rem }
  label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit }
  input, button { padding: .6rem; margin: .3rem 0 1rem }
  .note { border-inline-start: .25rem solid #b58900; padding-inline-start: .75rem }`;

/** The card company's page in the test environment; it shows the password that it asks for. */
export function cardCompanyPage({ lastDigits, amount }: Authentication): string {
  return page(
    '本人認証（テスト）',
    `
    <h1>本人認証（テスト）</h1>
    <p>カード <b>**** **** **** ${lastDigits}</b><br>お支払い金額 <b>${amount.toLocaleString('ja-JP')}円</b></p>
    <p class="note">これはシミュレーターの画面です。パスワードは <code>${TEST_PASSWORD}</code> です。<br><span lang="en">A page of the simulator. The password is <code>${TEST_PASSWORD}</code>; any other fails.</span></p>
    <form method="post">
      <label for="password">カード会社のパスワード</label>
      <input id="password" name="password" type="password" autocomplete="off" required autofocus>
      <button>認証する</button>
    </form>`,
  );
}

export const NO_SUCH_AUTHENTICATION = page(
  '本人認証（テスト）',
  '<h1>この認証はすでに終わっているか、見つかりません</h1><p lang="en">This authentication is over, or there is none.</p>',
);

function page(title: string, content: string): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`;
}
