/** Content by magic bytes and shape, never by extension. (Filled by `contentKind` below.) */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1' | 'binary';
/** 'text' is readable text that no finer kind claims. */
export type ContentKind =
  | 'empty' | 'text' | 'javascript' | 'json' | 'html' | 'svg' | 'xml' | 'shell' | 'python' | 'powershell' | 'binary'
  | 'png' | 'jpeg' | 'gif' | 'webp' | 'ico' | 'bmp' | 'woff' | 'woff2' | 'ttf' | 'otf' | 'eot' | 'pdf' | 'zip' | 'gzip' | 'tar' | 'bzip2' | 'xz' | 'zstd' | '7z' | 'rar'
  | 'elf' | 'pe' | 'mach-o' | 'java-class' | 'wasm' | 'sqlite' | 'mp3' | 'mp4' | 'ogg' | 'wav' | 'git-pack' | 'ole';
