import type { Confirmation } from '../../../shared/ui/dialogs/confirm-dialogs';

/**
 * The confirmation before an answer is registered.
 * @param still Whether the same answer is still on the screen.
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
