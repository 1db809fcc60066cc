import { type FieldError, fieldError } from '../../../contract/src';
import { invalidFields } from '../../shared/errors/domain-error';
import type { AccountForm, Credentials } from '../gateways/account-form';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The values to store for the settings' part `name`: secrets that were left out keep their stored values, unless they
 * would now be sent elsewhere. Throws 422 for each missing secret.
 */
export function mergedCredentials(
  { secrets, destination }: AccountForm,
  name: string,
  typed: object,
  before: Credentials | null,
): Credentials {
  const [fields, stored] = [typed as Fields, before as Fields | null];
  const kept = stored?.[destination] === fields[destination] ? stored : null;
  const merged = secrets.map((secret) => [secret, fields[secret] === undefined ? kept?.[secret] : fields[secret]]);
  const missing = merged.filter(([, value]) => value === undefined);
  if (missing.length)
    throw invalidFields(missing.map(([secret]): FieldError => fieldError(`/${name}/${String(secret)}`, 'required')));
  return { ...fields, ...(Object.fromEntries(merged) as Fields) };
}

/** Whether credentials name the same account at the gateway, whatever their secrets are. */
export function isSameAccount({ ids }: AccountForm, one: Credentials, other: object): boolean {
  return ids.every((id) => (one as Fields)[id] === (other as Fields)[id]);
}

/** As administrators see them: for a secret only whether there is one (`hashKeySet`). */
export function shownCredentials(form: AccountForm, credentials: Credentials): Fields {
  return withoutSecrets(form, credentials, (secret) => [`${secret}Set`, (credentials as Fields)[secret] !== null]);
}

/** As the audit log records them: for a secret only whether it was typed (`hashKeyChanged`). */
export function auditedCredentials(form: AccountForm, credentials: Credentials, typed: object): Fields {
  return withoutSecrets(form, credentials, (secret) => [`${secret}Changed`, (typed as Fields)[secret] !== undefined]);
}

function withoutSecrets(
  { secrets }: AccountForm,
  credentials: Credentials,
  of: (secret: string) => readonly [string, boolean],
): Fields {
  return Object.fromEntries(
    Object.entries(credentials).map((entry) => (secrets.includes(entry[0]) ? of(entry[0]) : entry)),
  );
}
