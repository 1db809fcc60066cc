import { readFileSync } from 'node:fs';
import { isEmailAddress } from '../../../contract/src';
import { parsed } from './setting-rules';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads single settings, and collects what is wrong with them, so that all problems can be reported at once. */
export class SettingsReader {
  constructor(
    private readonly env: Environment,
    private readonly problems: string[],
  ) {}

  /** @param otherProblem what else is wrong with an address of a known protocol. */
  url(
    name: string,
    protocols: readonly string[],
    otherProblem: (url: URL) => string | false | undefined,
  ): string | undefined {
    const text = this.env[name];
    if (!text) return undefined;
    const url = parsed(text);
    const isKnown = url && protocols.includes(url.protocol);
    const problem = isKnown
      ? otherProblem(url)
      : `${name} must begin with ${protocols.map((p) => `${p}//`).join(' or ')}`;
    if (problem) this.problems.push(problem);
    return text;
  }

  /** An e-mail address; empty where it is not set. */
  address(name: string): string {
    const text = this.env[name];
    if (text && !isEmailAddress(text)) this.problems.push(`${name} must be one e-mail address`);
    return text ?? '';
  }

  integer(name: string, otherwise: number, min: number, max: number): number {
    const text = this.env[name];
    if (!text) return otherwise;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push(`${name} must be a whole number from ${min} to ${max}`);
    return otherwise;
  }

  oneOf(name: string, options: readonly string[], otherwise: string): string {
    const text = this.env[name] || otherwise;
    if (!options.includes(text)) this.problems.push(`${name} must be one of ${options.join(', ')}`);
    return text;
  }

  /** The value of a variable, or the content of the file that `…_FILE` names. */
  textOrFile(name: string): string | undefined {
    const file = this.env[`${name}_FILE`];
    const given = this.env[name] || (file ? contentOf(file) : undefined);
    if (file && !given) this.problems.push(`${name}_FILE cannot be read`);
    if (file && this.env[name])
      this.problems.push(`${name} is set beside ${name}_FILE: leave out the one that is not meant`);
    return given;
  }
}

/** undefined when the file cannot be read. */
function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
