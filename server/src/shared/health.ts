import { Injectable } from '@nestjs/common';

/** Parts that the portal can do without for a while; each reports for itself how it is. */
@Injectable()
export class Health {
  private readonly degraded = new Set<string>();

  report(part: string, isWell: boolean): void {
    if (isWell) this.degraded.delete(part);
    else this.degraded.add(part);
  }

  degradedParts(): readonly string[] {
    return [...this.degraded];
  }
}
