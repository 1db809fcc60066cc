/**
 * Ends this process by SIGTERM when npm is ended: between npm and a script stands a shell, which a signal ends without passing it
 * on, so that a portal would live on alone. Only under npm: else a portal may well outlive the shell that started it.
 */
export function followNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
