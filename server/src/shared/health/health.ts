import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Parts that the portal can do without for a while; each reports its own state. */
@Injectable()
export class Health implements OnModuleDestroy {
  private readonly degraded = new Set<string>();
  private closing = false;

  /** Runs first when the portal ends, so that load balancers stop sending requests. */
  onModuleDestroy(): void {
    this.closing = true;
  }

  isClosing(): boolean {
    return this.closing;
  }

  report(part: string, isWell: boolean): void {
    if (isWell) this.degraded.delete(part);
    else this.degraded.add(part);
  }

  degradedParts(): readonly string[] {
    return [...this.degraded];
  }
}
