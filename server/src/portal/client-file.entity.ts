import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of the client of this release or of one before, for pages that stay open. */
@Entity('client_files')
export class ClientFile {
  /** Contains a hash of the content. */
  @PrimaryColumn('text') path: string;
  /** Compressed by gzip. */
  @Column('bytea') content: Buffer;
  /** When a portal that has the file last renewed its entry, by the database's clock. */
  @Column({ name: 'last_seen_at', type: 'timestamptz' }) lastSeenAt: Date;
}
