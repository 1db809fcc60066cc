import type { Type } from '@nestjs/common';
import type { FieldError } from '../../../contract/src';

/** What a gateway handed a service so that it can be called for it. Only the gateway's own folder knows what is in it; stored encrypted. */
export type Credentials = object;

/** What a gateway asks for in the part of a service's payment settings that has the gateway's name: all of it is credentials. */
export interface AccountForm {
  /** class-validator's rules for that part. */
  readonly dto: Type<object>;
  /** Fields that name the account at the gateway: with other values it is another account, with the same ones its secrets are corrected. */
  readonly ids: readonly string[];
  /** Fields that are never shown. One that is left out stays as it was stored; null = there is none. */
  readonly secrets: readonly string[];
  /** The field that says where secrets are sent: with another value all of them are asked for again. */
  readonly destination: string;
  /** What is right in the demo only; JSON pointers within the part. */
  faultsInProduction(account: object): readonly FieldError[];
}
