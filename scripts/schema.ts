/** Writes main/database/schema.sql, the shape that all migrations together give, so that a review sees it change. */
import { writeFileSync } from 'node:fs';
import { openDatabase, schemaText } from '../main/database/database.ts';

const db = openDatabase(':memory:');
writeFileSync(new URL('../main/database/schema.sql', import.meta.url), schemaText(db));
db.close();
