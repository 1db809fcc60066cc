import type { Confirmation } from '../../../shared/ui/confirm-dialogs';

/**
 * 「登録」 asks once more before the answer is sealed.
 * @param still whether the very answer is still on the screen.
 */
export function registerQuestion(caseNumber: string, still: () => boolean): Confirmation {
  return {
    title: 'answering.register.title',
    about: [{ text: 'shared.about.case', params: { caseNumber } }],
    text: 'answering.register.text',
    confirm: 'answering.register.ok',
    cancel: 'answering.register.cancel',
    still,
  };
}
