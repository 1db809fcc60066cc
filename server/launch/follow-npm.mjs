/**
 * Ends this process by SIGTERM when npm ends: between npm and a script there is a shell, which does not pass signals
 * on, so the portal would keep running alone. It applies only under npm: otherwise a portal may outlive the shell that
 * started it.
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
