import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { UnsavedInput } from '../unsaved-input';
import { NewVersion } from './new-version';

const KEY = 'answer SD-00000001';
const TYPED = { [KEY]: { sections: { remarks: '髙﨑 𠮷子' } } };

/** Stores input in the tab as the previous version of the portal did. */
function carried(fields: object = {}): void {
  sessionStorage.setItem('new-version', JSON.stringify({ at: Date.now(), userId: 'sato', typed: TYPED, ...fields }));
}

function begin(): { readonly version: NewVersion; readonly unsaved: UnsavedInput } {
  TestBed.resetTestingModule();
  return { version: TestBed.inject(NewVersion), unsaved: TestBed.inject(UnsavedInput) };
}

afterEach(() => sessionStorage.clear());

describe('input that was typed before a reload of the portal', () => {
  it('is returned once to the same person, and removed from the storage first', () => {
    carried();
    const { version, unsaved } = begin();
    expect([sessionStorage.length, version.justReloaded]).toEqual([0, true]);
    version.belongsTo('sato');
    expect(unsaved.exists()).toBe(false);
    expect(unsaved.restored(KEY)).toEqual(TYPED[KEY]);
    expect(unsaved.restored(KEY)).toBeUndefined();
  });

  it.each([
    ['another person', { userId: 'kobayashi' }],
    ['nobody', { userId: null }],
  ])('of %s is not given to the person who is logged in', (_, fields) => {
    carried(fields);
    const { version, unsaved } = begin();
    version.belongsTo('sato');
    expect(unsaved.restored(KEY)).toBeUndefined();
  });

  it('is ignored by a much later load, and when it can’t be parsed', () => {
    carried({ at: Date.now() - 3 * 60_000 });
    expect(begin().unsaved.restored(KEY)).toBeUndefined();
    sessionStorage.setItem('new-version', '{"at":');
    expect(begin().version.justReloaded).toBe(false);
    expect(sessionStorage.length).toBe(0);
  });

  it('is stored with its owner, without a question', () => {
    const assign = jest.fn();
    TestBed.resetTestingModule();
    TestBed.overrideProvider(DOCUMENT, {
      useValue: {
        location: { pathname: '/cases', search: '', assign, origin: location.origin },
        querySelectorAll: () => [],
        documentElement: document.documentElement,
      },
    });
    const [version, unsaved] = [TestBed.inject(NewVersion), TestBed.inject(UnsavedInput)];
    TestBed.runInInjectionContext(() =>
      unsaved.watch({
        hasUnsavedInput: () => true,
        unsavedInput: () => TYPED[KEY],
        unsavedKey: () => KEY,
        unsavedText: () => ({ text: '' }),
      }),
    );
    version.belongsTo('sato');
    version.load('/orders');
    expect(assign).toHaveBeenCalledWith('/orders');
    expect(unsaved.exists()).toBe(false);
    expect(JSON.parse(sessionStorage.getItem('new-version')!)).toMatchObject({ userId: 'sato', typed: TYPED });
  });
});
