export const ROUTES = [];
