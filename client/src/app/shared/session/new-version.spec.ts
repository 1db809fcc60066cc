import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { UnsavedInput } from '../unsaved-input';
import { NewVersion } from './new-version';

const KEY = 'answer SD-00000001';
const TYPED = { [KEY]: { sections: { remarks: '髙﨑 𠮷子' } } };

/** A browser tab whose former version carried something over. */
function carried(fields: object = {}): void {
  sessionStorage.setItem('new-version', JSON.stringify({ at: Date.now(), userId: 'sato', typed: TYPED, ...fields }));
}

function begin(): { readonly version: NewVersion; readonly unsaved: UnsavedInput } {
  TestBed.resetTestingModule();
  return { version: TestBed.inject(NewVersion), unsaved: TestBed.inject(UnsavedInput) };
}

afterEach(() => sessionStorage.clear());

describe('what was typed before the portal was loaded anew', () => {
  it('is handed out once to the same person, and gone from the storage before anything else', () => {
    carried();
    const { version, unsaved } = begin();
    expect([sessionStorage.length, version.justLoaded]).toEqual([0, true]);
    version.belongsTo('sato');
    expect(unsaved.exists()).toBe(false);
    expect(unsaved.restored(KEY)).toEqual(TYPED[KEY]);
    expect(unsaved.restored(KEY)).toBeUndefined();
  });

  it.each([
    ['another person', { userId: 'kobayashi' }],
    ['nobody', { userId: null }],
  ])('by %s is nothing for who is logged in', (_, fields) => {
    carried(fields);
    const { version, unsaved } = begin();
    version.belongsTo('sato');
    expect(unsaved.restored(KEY)).toBeUndefined();
  });

  it('is nothing for a load that comes much later, nor is what nobody can read', () => {
    carried({ at: Date.now() - 3 * 60_000 });
    expect(begin().unsaved.restored(KEY)).toBeUndefined();
    sessionStorage.setItem('new-version', '{"at":');
    expect(begin().version.justLoaded).toBe(false);
    expect(sessionStorage.length).toBe(0);
  });

  it('is carried over with its owner; nobody is asked before', () => {
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
        unsavedWhat: () => ({ text: '' }),
      }),
    );
    version.belongsTo('sato');
    version.load('/orders');
    expect(assign).toHaveBeenCalledWith('/orders');
    expect(unsaved.exists()).toBe(false);
    expect(JSON.parse(sessionStorage.getItem('new-version')!)).toMatchObject({ userId: 'sato', typed: TYPED });
  });
});
