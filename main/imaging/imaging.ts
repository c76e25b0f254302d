/**
 * The door of imaging: pages out of image files, the rendition an engine reads with its measured quality, the
 * renditions people look at, and the picture as a PDF takes it. The only importer of sharp.
 */
export { cutOut, fullPicture } from './full-picture.ts';
export { crop, type Grey, turned } from './grey.ts';
export { imagePages, imagePicture } from './image-file.ts';
export { type LosslessRaster, losslessRaster } from './lossless-raster.ts';
export { mapPoint, scaleOf } from './page-map.ts';
export { type Piece, type Rotation, uprightPiece } from './pixels.ts';
export type { Quality } from './quality.ts';
export { type OcrPage, prepareForReading } from './reading-rendition.ts';
export { type RedStamp, redStamps } from './red-stamps.ts';
export { renderedJpeg } from './rendered-jpeg.ts';
export { renditions } from './renditions.ts';
