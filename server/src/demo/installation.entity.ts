import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this database is for; its only row. */
@Entity('installation')
export class Installation {
  /** Always true: there is no second row. */
  @PrimaryColumn('boolean') id: boolean;
  @Column('boolean') demo: boolean;
  /** Null while the demo data are being loaded. */
  @Column({ name: 'demo_loaded_at', type: 'timestamptz', nullable: true }) demoLoadedAt: Date | null;
}
