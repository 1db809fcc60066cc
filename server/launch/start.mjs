import { launch } from './launch.mjs';

// npm start: the portal with demo data on the embedded database.
console.log('照会デスク is being prepared.');
await launch(import.meta.filename, 'main.js', { demo: true });
