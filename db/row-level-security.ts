/**
 * The roles that a transaction may take on; none can log in or owns anything. `portal_app` sees one merchant (and within it
 * the services of the user), `portal_support` all merchants, `portal_intake` what its acquirer sent, `portal_system` is the
 * server's own work: login, mail delivery, folding of counts.
 */
export const PORTAL_ROLES = ['portal_app', 'portal_support', 'portal_intake', 'portal_system'] as const;
export type PortalRole = (typeof PORTAL_ROLES)[number];
