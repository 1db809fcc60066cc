// Violates: mail-packages-in-mail-only
export { compile } from 'handlebars';
