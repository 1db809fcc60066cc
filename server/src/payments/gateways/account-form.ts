import type { Type } from '@nestjs/common';
import type { FieldError } from '../../../contract/src';

/**
 * The credentials that a gateway issued to a service for its API. Only the gateway's own folder knows their content;
 * stored encrypted.
 */
export type Credentials = object;

/** The part of a service's payment settings that is named after the gateway: all its fields are credentials. */
export interface AccountForm {
  /** class-validator's rules for that part. */
  readonly dto: Type<object>;
  /** Fields that name the account at the gateway: with other values it is another account, with the same ones its secrets are corrected. */
  readonly ids: readonly string[];
  /** Fields that are never shown. A field that is left out keeps its stored value; null = there is none. */
  readonly secrets: readonly string[];
  /** The field that states where secrets are sent: when it changes, all secrets are required again. */
  readonly destination: string;
  /** The errors of values that are allowed in the demo only; JSON pointers within the part. */
  faultsInProduction(account: object): readonly FieldError[];
}
