import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../../contract/src';

/** A person who may log in. A merchant's user belongs to exactly one merchant, the provider's support to none. */
@Entity('users')
export class User {
  @PrimaryGeneratedColumn('uuid') id: string;
  /** ユーザーID, unique in the whole portal. */
  @Column({ name: 'user_id', type: 'text' }) userId: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text') role: Role;
  @Column({ name: 'merchant_id', type: 'text', nullable: true }) merchantId: string | null;
  /** null = all services of the merchant. */
  @Column({ name: 'service_ids', type: 'text', array: true, nullable: true }) serviceIds: string[] | null;
  /** Argon2id; null until the user has set a password. Readable by `portal_system` only. */
  @Column({ name: 'password_hash', type: 'text', nullable: true, select: false }) passwordHash: string | null;
  @Column('boolean') active: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
}
