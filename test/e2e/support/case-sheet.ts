import { expect, type Locator, type Page } from './portal-test';

/** 案件管理票 on the screen. */
export class CaseSheet {
  constructor(private readonly page: Page) {}

  async open(caseNumber: string, tab?: 'payment' | 'answers'): Promise<this> {
    await this.page.goto(`/cases/${caseNumber}${tab ? `?tab=${tab}` : ''}`);
    await expect(this.page.getByRole('heading', { level: 1, name: '案件管理票' })).toBeVisible();
    return this;
  }

  tab(name: '依頼管理情報' | '決済情報' | '依頼・回答内容'): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  /** The value beside a term of the sheet. */
  fact(term: string, within: Locator = this.panel): Locator {
    return factBeside(within, term);
  }

  revision(number: number): Locator {
    return this.page.getByRole('article', { name: `第${number}版` });
  }

  async isAnswered(): Promise<void> {
    await expect(this.tab('依頼管理情報')).toHaveAttribute('aria-selected', 'true');
    await expect(this.fact('ステータス')).toHaveText('クローズ:回答実行済');
  }

  /** Opens the form from any of its tabs. */
  async startAnswering(): Promise<void> {
    await this.tab('依頼・回答内容').click();
    await this.panel.getByRole('link', { name: '回答', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: '回答の入力' })).toBeVisible();
  }
}

export function factBeside(within: Locator, term: string): Locator {
  return within
    .getByRole('term')
    .filter({ hasText: new RegExp(`^\\s*${term}\\s*$`) })
    .locator('xpath=following-sibling::dd');
}
