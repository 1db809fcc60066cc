import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_STATUS } from '@contract';
import demoEn from './demo/en.json';
import demoJa from './demo/ja.json';
import portalEn from './en';
import portalJa from './ja';
import pagesEn from './pages.en';
import pagesJa from './pages.ja';
import shopEn from './shop/en.json';
import shopJa from './shop/ja.json';

/** The demo and its shop load texts of their own beside the portal's. */
const en = { ...portalEn, ...pagesEn, demo: demoEn, shop: shopEn };
const ja = { ...portalJa, ...pagesJa, demo: demoJa, shop: shopJa };

type Tree = { readonly [name: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]): [string, string][] => {
      const key = path ? `${path}.${name}` : name;
      return typeof value === 'string' ? [[key, value]] : [...leaves(value, key)];
    }),
  );
}

const japanese = leaves(ja);
const english = leaves(en);
const app = join(__dirname, '../app');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(ts|html)$/.test(name) && !name.endsWith('.spec.ts'),
);
/** String literals that begin with a feature's name: whole keys, or the beginning of a key that ends with a dot. */
const literal = new RegExp(`['"\`]((?:${Object.keys(ja).join('|')})\\.[\\w.-]*)`, 'g');
const used = keysIn(files);

function keysIn(names: readonly string[]): Set<string> {
  return new Set(
    names.flatMap((name) => [...readFileSync(join(app, name), 'utf8').matchAll(literal)].map((match) => match[1]!)),
  );
}

function isUsed(key: string): boolean {
  return used.has(key) || [...used].some((prefix) => prefix.endsWith('.') && key.startsWith(prefix));
}

/** Sources of pages that `routes.ts` downloads later. */
const LATER = /^(orders\/|shared\/gateway-reason|support-cases\/(answering|case-news|case-sheet)\/)/;

describe('the portal’s texts', () => {
  it('are complete in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
  });

  it('have the same parameters in both languages', () => {
    const params = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
    for (const [key, text] of japanese) expect([key, params(english.get(key) ?? '')]).toEqual([key, params(text)]);
  });

  it('begin with the name of a feature wherever a template puts a key together', () => {
    const composed = /'(\w+)\.[\w.]*' \+ [^|{}]*\| *transloco/g;
    const features = files.flatMap((name) =>
      [...readFileSync(join(app, name), 'utf8').matchAll(composed)].map((match) => match[1]!),
    );
    expect(features.length).toBeGreaterThan(10);
    expect(features.filter((feature) => !(feature in ja))).toEqual([]);
  });

  it('exist for every key that is used', () => {
    const missing = [...used].filter(
      (key) =>
        !japanese.has(key) && !(key.endsWith('.') && [...japanese.keys()].some((known) => known.startsWith(key))),
    );
    expect(missing).toEqual([]);
  });

  it('are in the first download wherever that uses them', () => {
    const later = new RegExp(`^(${Object.keys(pagesJa).join('|')})\\.`);
    expect([...keysIn(files.filter((name) => !LATER.test(name)))].filter((key) => later.test(key))).toEqual([]);
  });

  it('explain every problem that the server may return', () => {
    for (const code of Object.keys(PROBLEM_STATUS)) expect(Object.keys(ja.shared.problem)).toContain(code);
  });

  it('are all used', () => {
    expect([...japanese.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('contain no Japanese characters in English', () => {
    expect([...english].filter(([, text]) => /[ぁ-んァ-ヶ一-龠]/.test(text))).toEqual([]);
  });
});
