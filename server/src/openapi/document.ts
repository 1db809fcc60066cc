import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Config } from '../config';
import { IntakeModule } from '../intake/intake.module';
import { RequestDto, RequestPaymentDto } from '../intake/request.dto';
import { WithdrawalDto } from '../intake/withdrawal.dto';
import { MerchantApiModule } from '../merchant-api/merchant-api.module';
import {
  MerchantOrderDto,
  OrderBuyerDto,
  OrderDeliveryDto,
  OrderItemDto,
  OrderPaymentDto,
  OrderSubscriptionDto,
} from '../merchant-api/merchant-order.dto';
import { CONFIG } from '../shared/settings/config.token';
import { answerSchemas } from './answer-schema';
import { introduction } from './introduction';
import { RESPONSE_SCHEMAS } from './response-schemas';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const BODIES = [
  RequestDto,
  RequestPaymentDto,
  WithdrawalDto,
  MerchantOrderDto,
  OrderBuyerDto,
  OrderDeliveryDto,
  OrderItemDto,
  OrderPaymentDto,
  OrderSubscriptionDto,
];

/** OpenAPI 3.1 of the interfaces for other systems, generated from controllers, DTOs and the table of notice types. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, head(app.get<Config>(CONFIG)), {
    include: [IntakeModule, MerchantApiModule],
  });
  const own = closed(
    (document.components?.schemas ?? {}) as Schemas,
    BODIES.map(({ name }) => name),
  );
  const schemas = { ...own, ...RESPONSE_SCHEMAS, ...answerSchemas() } as Schemas;
  return { ...document, components: { ...document.components, schemas } };
}

function head(config: Config): Omit<OpenAPIObject, 'paths'> {
  const built = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('照会デスク: acquirer intake and merchant API')
    .setDescription(introduction(config))
    .setVersion('1')
    .setContact(config.providerName, config.portalUrl.origin, config.supportEmail)
    .addServer(config.portalUrl.origin, config.providerName)
    .addTag('Acquirer intake', 'Acquirers hand requests over, withdraw them, and read what became of them.')
    .addTag('Merchant API', 'Merchants’ own systems place orders.')
    .build();
  return {
    ...built,
    info: {
      ...built.info,
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' } as OpenAPIObject['info']['license'],
    },
    // Written out, because the builder would describe an API key as a JWT.
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The API key of an acquirer, or of a merchant’s own system',
        },
      },
    },
  };
}

/** Adds to schemas that unknown fields are refused. */
function closed(schemas: Schemas, names: readonly string[]): Schemas {
  return {
    ...schemas,
    ...Object.fromEntries(names.map((name) => [name, { ...schemas[name], additionalProperties: false }])),
  };
}
