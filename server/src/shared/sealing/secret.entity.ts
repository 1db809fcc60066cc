import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret of the portal itself, which a change of the master key does not change. */
@Entity('secrets')
export class Secret {
  @PrimaryColumn('text') name: string;
  @Column({ name: 'wrapped_key', type: 'bytea' }) wrappedKey: Buffer;
  @Column({ name: 'master_key_version', type: 'integer' }) masterKeyVersion: number;
}
