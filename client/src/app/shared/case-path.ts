import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { readCaseNumber } from '@contract';

const CASE_PAGE = /^\/cases\/([^/?#]+)((?:\/answer)?)$/i;
const PROPER = /^SD-\d{8,19}$/;

/**
 * Corrects the path of a case's page, whose number a person or a mail program may have altered. Other paths stay
 * unchanged.
 */
export function properCasePath(path: string): string {
  const [, typed, below] = CASE_PAGE.exec(path) ?? [];
  if (typed === undefined || PROPER.test(typed)) return path;
  const read = readCaseNumber(decoded(typed));
  return 'value' in read && read.value ? `/cases/${read.value}${below}` : path;
}

/** For the pages of a case: redirects `/cases/sd-00000042」` to `/cases/SD-00000042`. */
export const properCaseNumber: CanActivateFn = (_route, { url }) => {
  const [, path, rest] = /^([^?#]*)(.*)$/s.exec(url)!;
  const proper = properCasePath(path!);
  return proper === path || inject(Router).parseUrl(proper + rest);
};

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
