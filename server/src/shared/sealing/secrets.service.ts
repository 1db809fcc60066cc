import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SYSTEM_SCOPE } from '../tenancy/scope';
import { Tenancy } from '../tenancy/tenancy';
import type { KeptKeys } from './kept-keys';
import { MasterKeys } from './master-keys';
import { Secret } from './secret.entity';

export const SECRET_KEYS: KeptKeys = { table: 'secrets', id: ['name'], owner: `'secret:' || name` };

/**
 * Secrets of the portal itself that survive a change of the master key: otherwise each rotation would have to hash
 * again everything that was hashed with them.
 */
@Injectable()
export class SecretsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly keys: MasterKeys,
  ) {}

  /**
   * Returns the secret of that name, which `make` creates if there is none yet; when two processes create one, the
   * first wins.
   */
  find(name: string, make: (tx: EntityManager) => Promise<Buffer>): Promise<Buffer> {
    return this.tenancy.as(
      SYSTEM_SCOPE,
      async (tx) => (await this.kept(tx, name)) ?? this.add(tx, name, await make(tx)),
    );
  }

  private async add(tx: EntityManager, name: string, secret: Buffer): Promise<Buffer> {
    const { wrappedKey, masterKeyVersion } = this.keys.wrap(secret, ownerOf(name));
    const made = { name, wrappedKey, masterKeyVersion };
    await tx.createQueryBuilder().insert().into(Secret).values(made).orIgnore().updateEntity(false).execute();
    return (await this.kept(tx, name))!;
  }

  private async kept(tx: EntityManager, name: string): Promise<Buffer | undefined> {
    const secret = await tx.findOneBy(Secret, { name });
    return secret ? this.keys.unwrap(secret, ownerOf(name)) : undefined;
  }
}

function ownerOf(name: string): string {
  return `secret:${name}`;
}
