import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';

/** Renders a template; throws when a variable is missing. */
export type Fill = (variables: object) => string;
export type TextFormat = 'plain' | 'html';

const EXTENSION = '.hbs';

/** The templates of one folder tree with its partials, in a Handlebars environment of their own. */
export class TemplateCompiler {
  private readonly handlebars = Handlebars.create();

  /** `folder` contains `partials/`; throws when it cannot be read. */
  constructor(private readonly folder: string) {
    for (const file of readdirSync(join(folder, 'partials'))) {
      this.handlebars.registerPartial(basename(file, EXTENSION), this.read(join('partials', file)));
    }
    this.requireLists();
  }

  /** `path` is relative to the folder, without extension. Plain text is not escaped, HTML is. */
  compile(path: string, format: TextFormat): Fill {
    return this.handlebars.compile(this.read(`${path}${EXTENSION}`), {
      strict: true,
      noEscape: format === 'plain',
      explicitPartialContext: false,
    });
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Strict mode does not look at what a block is about: `each` would pass over a list that is missing. */
  private requireLists(): void {
    const each = this.handlebars.helpers['each']!;
    this.handlebars.registerHelper('each', function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
      if (!Array.isArray(list)) throw new Error('each needs a list');
      return each.call(this, list, options) as string;
    });
  }
}
