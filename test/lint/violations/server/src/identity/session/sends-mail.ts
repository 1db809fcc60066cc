// Violates: mail-packages-in-mail-only
export { createTransport } from 'nodemailer';
