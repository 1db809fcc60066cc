import type { Confirmation } from '../../../shared/ui/confirm-dialogs';

/** 「登録」 asks once more before the answer is sealed. */
export const REGISTER_QUESTION: Confirmation = {
  title: 'answering.register.title', text: 'answering.register.text', confirm: 'answering.register.ok', cancel: 'answering.register.cancel',
};
