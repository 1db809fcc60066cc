import type { Label } from './values/label';

/** The five roles of the product; a user has exactly one. */
export const ROLES = ['merchant_viewer', 'merchant_staff', 'merchant_admin', 'support_agent', 'support_admin'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, Label> = {
  merchant_viewer: { ja: '参照のみ', en: 'Viewer' },
  merchant_staff: { ja: '加盟店担当者', en: 'Merchant staff' },
  merchant_admin: { ja: '契約管理担当者', en: 'Merchant manager' },
  support_agent: { ja: '加盟店サポート', en: 'Support' },
  support_admin: { ja: '管理者', en: 'Administrator' },
};

/** The permissions of each role: the table of spec 1.1, defined only here. */
export const PERMISSIONS = {
  readCases: ['merchant_viewer', 'merchant_staff', 'merchant_admin', 'support_agent', 'support_admin'],
  answerCases: ['merchant_staff', 'merchant_admin'],
  readOrders: ['merchant_viewer', 'merchant_staff', 'merchant_admin', 'support_agent', 'support_admin'],
  operateOrders: ['merchant_staff', 'merchant_admin'],
  reopenCases: ['support_agent', 'support_admin'],
  configurePayments: ['support_admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

export function isSupport(role: Role): boolean {
  return role === 'support_agent' || role === 'support_admin';
}
