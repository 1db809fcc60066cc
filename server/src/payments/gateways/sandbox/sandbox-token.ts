import { CARD_BRANDS, type CardBrand } from '../../../../contract/src';
import { SANDBOX_OUTCOMES, type SandboxOutcome } from '../../../../contract/src/demo';

/** The data about a card that the sandbox's tokeniser, which runs in the buyer's browser, returns: never its number. */
export interface SandboxToken {
  readonly outcome: SandboxOutcome;
  readonly brand: CardBrand;
  readonly lastDigits: string;
}

const TOKEN = /^sandbox\.([a-z0-9-]+)\.([a-z]+)\.(\d{4})\.[0-9a-f-]{36}$/;

/** `sandbox.<outcome>.<brand>.<last 4>.<uuid>`; null for any other text. */
export function readSandboxToken(token: string): SandboxToken | null {
  const [, outcome, brand, lastDigits] = TOKEN.exec(token) ?? [];
  const isKnown = SANDBOX_OUTCOMES.includes(outcome as SandboxOutcome) && CARD_BRANDS.includes(brand as CardBrand);
  return isKnown ? { outcome: outcome as SandboxOutcome, brand: brand as CardBrand, lastDigits: lastDigits! } : null;
}
