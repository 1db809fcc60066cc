/** A text for people, in both languages of the portal. The Japanese wording is exactly that of the specification. */
export interface Label {
  readonly ja: string;
  readonly en: string;
}

export type Language = keyof Label;
