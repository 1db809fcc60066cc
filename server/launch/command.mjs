import { launch } from './launch.mjs';
import { serveRelease } from './release/serve-release.mjs';

/** A command on a database server is the release's, which needs no tools; without DATABASE_URL there may be a demo, whose command is the build's. */
export async function command(script, { production, demo }) {
  if (process.env.DATABASE_URL) await serveRelease(script, production);
  else await launch(script, demo, { parts: ['server'] });
}
