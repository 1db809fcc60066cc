/**
 * An NG response: method 101, type and item form its code. `early`: found before the request was identified, so the
 * response names no request.
 */
export class Refusal extends Error {
  readonly code: string;

  constructor(
    type: string,
    item = '999',
    readonly early = false,
  ) {
    super(`101${type}${item}`);
    this.code = this.message;
  }
}
