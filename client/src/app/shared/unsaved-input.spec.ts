import { TestBed } from '@angular/core/testing';
import { ConfirmDialogs } from './ui/dialogs/confirm-dialogs';
import { type HasUnsavedInput, UnsavedInput } from './unsaved-input';

const WHAT = { text: 'answering.unsaved', params: { caseNumber: 'SD-00000001' } };
let unsaved: UnsavedInput;

/** An input of a page that contains this text. */
function typed(text: string, key = 'answer SD-00000001'): HasUnsavedInput {
  return {
    hasUnsavedInput: () => text !== '',
    unsavedInput: () => text,
    unsavedKey: () => key,
    unsavedText: () => WHAT,
  };
}

function watch(input: HasUnsavedInput): void {
  TestBed.runInInjectionContext(() => unsaved.watch(input));
}

beforeEach(() => (unsaved = TestBed.inject(UnsavedInput)));

describe('unsaved input', () => {
  it('is named before it is lost', async () => {
    watch(typed('該当なし'));
    watch(typed(''));
    const leaves = unsaved.mayLeave();
    expect(TestBed.inject(ConfirmDialogs).open()).toMatchObject({ about: [WHAT], danger: true });
    TestBed.inject(ConfirmDialogs).open()!.answer(false);
    expect(await leaves).toBe(false);
  });

  it('is kept after its page is destroyed, and returned once by its key', () => {
    watch(typed('該当なし'));
    unsaved.keep();
    expect(unsaved.restored('answer SD-00000002')).toBeUndefined();
    expect(unsaved.restored('answer SD-00000001')).toBe('該当なし');
    expect(unsaved.restored('answer SD-00000001')).toBeUndefined();
  });

  it('that is only kept is asked about as well, and discarded once the person agrees', async () => {
    watch(typed('該当なし'));
    unsaved.keep();
    const leaves = unsaved.mayLeave();
    TestBed.inject(ConfirmDialogs).open()!.answer(true);
    expect(await leaves).toBe(true);
    expect(unsaved.restored('answer SD-00000001')).toBeUndefined();
  });
});
