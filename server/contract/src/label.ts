/** A text that people see, in both languages of the portal. Japanese is the seed's wording to the letter. */
export interface Label {
  readonly ja: string;
  readonly en: string;
}

export type Language = keyof Label;
