import type { Role } from '../../contract/src';

export interface DemoLogin {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly merchantId: string | null;
}

/** The demo's logins (spec 3.1); they exist in no other installation. */
export const DEMO_PASSWORD = 'demo-portal-2026';
export const DEMO_ACQUIRER_KEY = 'demo-acquirer-key';
export const DEMO_LOGINS: readonly DemoLogin[] = [
  {
    userId: 'merchant-admin',
    name: '髙橋 美咲',
    email: 'm.takahashi@example.jp',
    role: 'merchant_admin',
    merchantId: '12345',
  },
  {
    userId: 'merchant-staff',
    name: '佐藤 健一',
    email: 'k.sato@example.jp',
    role: 'merchant_staff',
    merchantId: '12345',
  },
  {
    userId: 'merchant-viewer',
    name: '渡邉 さくら',
    email: 's.watanabe@example.jp',
    role: 'merchant_viewer',
    merchantId: '12345',
  },
  {
    userId: 'other-staff',
    name: '山﨑 拓也',
    email: 't.yamasaki@example.com',
    role: 'merchant_staff',
    merchantId: '67890',
  },
  { userId: 'support', name: '小林 直子', email: 'support@provider.example', role: 'support_agent', merchantId: null },
  {
    userId: 'support-admin',
    name: '中村 浩',
    email: 'admin@provider.example',
    role: 'support_admin',
    merchantId: null,
  },
];
