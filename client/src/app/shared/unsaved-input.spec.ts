import { TestBed } from '@angular/core/testing';
import { ConfirmDialogs } from './ui/confirm-dialogs';
import { type HasUnsavedInput, UnsavedInput } from './unsaved-input';

const WHAT = { text: 'answering.unsaved', params: { caseNumber: 'SD-00000001' } };
let unsaved: UnsavedInput;

/** An input of a page, in which this was typed. */
function typed(text: string, key = 'answer SD-00000001'): HasUnsavedInput {
  return {
    hasUnsavedInput: () => text !== '',
    unsavedInput: () => text,
    unsavedKey: () => key,
    unsavedWhat: () => WHAT,
  };
}

function watch(input: HasUnsavedInput): void {
  TestBed.runInInjectionContext(() => unsaved.watch(input));
}

beforeEach(() => (unsaved = TestBed.inject(UnsavedInput)));

describe('What was typed and not saved', () => {
  it('is named before it is lost', async () => {
    watch(typed('該当なし'));
    watch(typed(''));
    const leaves = unsaved.mayLeave();
    expect(TestBed.inject(ConfirmDialogs).open()).toMatchObject({ about: [WHAT], danger: true });
    TestBed.inject(ConfirmDialogs).open()!.answer(false);
    expect(await leaves).toBe(false);
  });

  it('is kept while its page is gone, and handed out once, by its key', () => {
    watch(typed('該当なし'));
    unsaved.keep();
    expect(unsaved.restored('answer SD-00000002')).toBeUndefined();
    expect(unsaved.restored('answer SD-00000001')).toBe('該当なし');
    expect(unsaved.restored('answer SD-00000001')).toBeUndefined();
  });

  it('is asked about as well while it is only kept, and gone once the person agrees', async () => {
    watch(typed('該当なし'));
    unsaved.keep();
    const leaves = unsaved.mayLeave();
    TestBed.inject(ConfirmDialogs).open()!.answer(true);
    expect(await leaves).toBe(true);
    expect(unsaved.restored('answer SD-00000001')).toBeUndefined();
  });
});
