/** An NG: method 101, type and item make its code. `early`: found before it was clear what was asked; its answer names no request. */
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
