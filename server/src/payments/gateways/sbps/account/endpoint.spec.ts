import { isPublicEndpoint } from './endpoint';

describe('an endpoint in production', () => {
  it.each([
    'https://api.provider.example',
    'https://api.provider.example:8443',
    'https://8.8.8.8',
    'https://[2606:4700::1111]',
  ])('may be %s', (endpoint) => {
    expect(isPublicEndpoint(endpoint)).toBe(true);
  });

  it.each([
    'http://127.0.0.1',
    'https://127.0.0.1',
    'https://127.8.8.8',
    'https://2130706433',
    'https://0x7f.1',
    'https://0.0.0.0',
    'http://api.provider.example',
    'https://localhost',
    'https://localhost.',
    'https://LOCALHOST:8443',
    'https://api.localhost',
    'https://printer.local',
    'https://db.internal',
    'https://gateway',
    'https://10.1.2.3',
    'https://172.16.0.1',
    'https://172.31.255.255',
    'https://192.168.1.1',
    'https://100.64.0.1',
    'https://169.254.169.254',
    'https://169.254.1.1',
    'https://224.0.0.1',
    'https://[::1]',
    'https://[::]',
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://[::ffff:10.0.0.1]',
    'https://[::ffff:169.254.169.254]',
    'https://[64:ff9b::a00:1]',
    'https://[2002:a00:1::]',
    'nonsense',
    '',
  ])('is never %s', (endpoint) => {
    expect(isPublicEndpoint(endpoint)).toBe(false);
  });
});
