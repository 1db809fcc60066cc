import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as japanese from '@zxcvbn-ts/language-ja';

/**
 * zxcvbn's score 3 of 4: at least 10⁸ guesses by somebody who knows all common passwords, words, names, dates and
 * patterns.
 */
const ENOUGH = 3;
/** Shorter words of a name occur by chance in many good passwords. */
const SHORTEST_WORD = 3;
const PRODUCT = ['shokai', 'shokai desk', 'shokaidesk', '照会デスク', '加盟店ポータル'];

let estimator: ZxcvbnFactory | undefined;

/**
 * Whether a password is quickly guessed by somebody who knows its user. `context`: names that belong to the user; the
 * parts of a mail address count separately.
 */
export function isGuessable(password: string, context: readonly string[]): boolean {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...japanese.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return estimator.check(password.normalize('NFKC'), [...PRODUCT, ...context.flatMap(wordsOf)]).score < ENOUGH;
}

/** A name as a whole, the part before an @, and each of its words. */
function wordsOf(name: string): string[] {
  const folded = name.normalize('NFKC').toLowerCase();
  return [folded, folded.split('@', 1)[0]!, ...folded.split(/[^\p{L}\p{N}]+/u)].filter(
    (word) => word.length >= SHORTEST_WORD,
  );
}
