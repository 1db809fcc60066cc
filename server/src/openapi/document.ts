import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { IntakeModule } from '../intake/intake.module';
import { RequestDto, RequestPaymentDto } from '../intake/request.dto';
import { WithdrawalDto } from '../intake/withdrawal.dto';
import { MerchantApiModule } from '../payments/merchant-api/merchant-api.module';
import { MerchantOrderDto, OrderBuyerDto, OrderDeliveryDto, OrderItemDto, OrderPaymentDto, OrderSubscriptionDto } from '../payments/merchant-api/merchant-order.dto';
import { answerSchemas } from './answer-schema';
import { RESPONSE_SCHEMAS } from './response-schemas';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const BODIES = [RequestDto, RequestPaymentDto, WithdrawalDto, MerchantOrderDto, OrderBuyerDto, OrderDeliveryDto, OrderItemDto, OrderPaymentDto, OrderSubscriptionDto];

/** OpenAPI 3.1 of the interfaces for other systems, generated from controllers, DTOs and the table of notice types. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, head(), { include: [IntakeModule, MerchantApiModule] });
  const own = closed((document.components?.schemas ?? {}) as Schemas, BODIES.map(({ name }) => name));
  const schemas = { ...own, ...RESPONSE_SCHEMAS, ...answerSchemas() } as Schemas;
  return { ...document, components: { ...document.components, schemas } };
}

function head(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('照会デスク: acquirer intake and merchant API')
    .setDescription('JSON in UTF-8. Dates are YYYY-MM-DD in Asia/Tokyo, instants ISO 8601, amounts integer yen. Absent is the same as null; unknown fields are refused. Errors are application/problem+json.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The API key of an acquirer, or of a merchant’s own system' })
    .build();
}

/** Unknown fields are refused, and the document says so. */
function closed(schemas: Schemas, names: readonly string[]): Schemas {
  return { ...schemas, ...Object.fromEntries(names.map((name) => [name, { ...schemas[name], additionalProperties: false }])) };
}
