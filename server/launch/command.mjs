import { launch } from './launch.mjs';
import { serveRelease } from './release/serve-release.mjs';

/**
 * Runs a command. With DATABASE_URL it runs the release's program, which needs no build tools; without it there may be
 * a demo, and the built server's program runs.
 */
export async function command(script, { production, demo }) {
  if (process.env.DATABASE_URL) await serveRelease(script, production);
  else await launch(script, demo, { parts: ['server'] });
}
