/**
 * npm packages that public reports name as malicious, by report: facts for an offline look-up, never a promise to be complete.
 * `packages` holds names parted by blanks; `name@version` where only that version is bad (a legitimate package that was taken over).
 * Names alone mean every version. Add a section per report; keep the wording of nobody.
 */
export interface KnownBadSection {
  /** the operation or family, as the report names it */
  readonly campaign: string;
  /** fake interviews and their kin, as far as the report says so */
  readonly linked: 'dprk' | 'other';
  readonly source: string;
  /** of the report, year and month */
  readonly date: string;
  readonly packages: string;
}

export const KNOWN_BAD_SECTIONS: readonly KnownBadSection[] = [
  {
    campaign: 'Contagious Interview, wave of 338 packages (HexEval, XORIndex, encrypted loaders)',
    linked: 'dprk',
    source: 'https://socket.dev/blog/north-korea-contagious-interview-campaign-338-malicious-npm-packages',
    date: '2025-10',
    packages: `alchmey-sdk alert-codestreamer async-chai babel-cli-ganache bind-error bingo-abstract-transport bingo-log bingo-logger
      bingo-pretty boby_parser btrez-logger case-sensitive-paths chai-utils chartable-utils checking-ip checking-ips chunk-logger
      colorful-buttons common-js-support common-logify components-flexibility config-log cookie-logger cookie-loggers cookie-loggo
      cookie-parsing cookies-logger cors-validator cross-session ddok-escapes display-notifications dotevn
      dragon0905-vite-tsconfig-assistant emittery-up epxreso epxresso epxressoo err-notification error-analysis error-fallback
      error-loggerjs eslint-config-detector eslint-detector eslint-logger eslint-plugin-react-purify eslint-ts-view
      eslint-validation-cli eslints-logger eth-node-utils etherres ethres.js ethrs.js express-prisma express-xmlrequest
      file-uploading-advance filigrean-icon filigren-icon filigron-icon filiogrean-ico financial-utils flowhint flowico flowmint
      foudry foundary foundrey foundri frontend-cron func-analys func-analyst func-analysis func-logger fundry gad-logger ganac
      ganacche ganacha ganachee ganachhe gannache gatepass glow-admin gnach gridmind hardhat-deploy-notification
      hardhat-deploy-notifier hashsentinel http-err-notification http-helmet http-req-logger httpreslog httpreqlog husky-es
      husky-logger icon-sea ip-checkers ip-checking ip-checks item-box jito-components jnscript js-notifiers json-configs json-confs
      json-log-stream jsonweqjoken json-webhooks jsonlise-conf jsons-logger jsonstylizer layzr log-task log4action logger-cookie
      logger-extjs logger-pino logging-winston logflow-json login-tokenizer lovable-ci lovable-cli lovable-cookie-logger
      lovable-cookies-logger lovable-js lovable-logger lovable-loggers lovable-react lovable-ts luma-glow-db matrix-charts
      mega-compress metamask-api middleware-loggers mongodb-cd mongodb-ci mongodb-orn mongose-ci mongose-cli morgan-logger
      motionflow mongoose-ci muxflux my-ttt next-plugin-uni-i18n nextjs-babel-toastify node-log-config node-log-stream node-logflow
      node-logger-sdk node-loggerx node-notifications node-nvm-ssh node-orm-logger node-vite-config node-winston node-winston-logger
      nodeapi-json nodemailer-helper nodemon-pkg nodelog-lite nodespode notification-clients notification-displayer
      notification-layer notifications-client notifications-layer notifications-log orbital-ledger parse-logger parser-session
      parser-tson pino-node pixzen preset-log prepare-config prettier-utils pretty-format-setting proc-log-cmd proc-log-error
      process-load qrcode-pretty-react query-logger randly rc-logger react-babel-purify react-context-stylizer react-copack
      react-content-provider react-dhtml react-dropzone-log react-eslint-type react-fs-cofnig react-fs-config react-hook-eslint
      react-icons-loader react-lovable react-milton react-outcome-error-alert react-prop react-repack react-redux-stylizer
      react-redirect-router react-router-html react-router-purify react-stylizer react-tediter react-thunk-log react-toast-ui
      real-socket-rt recharts-smart redux-eslint-saga redux-lint-saga redux-saga-devtool redux-saga-guard redux-saga-help
      redux-saga-inspector redux-saga-sentinel redux-saga-validator redux-thunk-action redux-toolkit-rts request-guard request-kraken
      request-sentry router-kit rtk-log rtk-logger rtk-service rtk-sleep rtk-wake safe-winston sensitive-paths-focus session-logger
      sessionfiy sessions-logger simple-icon-maker some-promise stake-config stream-loggers strictor succgdess
      tai1wind-configs-viewer tailwind-beauty-icon tailwind-book-icon tailwind-class-overrides tailwind-classname-overrides
      tailwind-classes-overrides tailwind-color-icon tailwind-computer-icon tailwind-config-overrides tailwind-config-setting
      tailwind-configs tailwind-configs-viewer tailwind-cup-icon tailwind-desktop-icon tailwind-glass-icon tailwind-icon
      tailwind-icon-animate tailwind-mouse-icon tailwind-mui-modal tailwind-nbr-icon tailwind-next-icon tailwind-react-icon
      tailwind-react-mui tailwind-round-icon tailwind-scrollbar-show tailwind-scrollmenu tailwind-style-components
      tailwind-style-overrides tailwind-supabase tailwind-theme-colors tailwindcss-animatexs tailwindcss-animators
      tailwindcss-color-icons-lite tailwindcss-config-overrides tailwindcss-remotion theta-tv-charts tjsontype trslip truflee
      truffel tsleep uidraftism uxlift uxline vaildator viam vite-audit-plugin vite-auditlog vite-babel-plugin-es6-promise
      vite-binding-js vite-chunk-tools vite-chunk-manager vite-configs-viewer vite-css-icon vite-jsconfig vite-lightsparse
      vite-linting-js vite-log-plugin vite-logeidit vite-mobcss-log vite-next-logger vite-next-loggers vite-parse
      vite-plugin-chunk-chop vite-plugin-es6-babel vite-plugin-js-support vite-plugin-morgan vite-plugin-opticompress
      vite-plugin-parse vite-plugin-parse-js vite-plugin-parse-json vite-plugin-react-ping vite-plugin-reactjs-refresh
      vite-plugin-uni-i18n vite-plugin-vue-layout vite-postcss-bootstrap vite-postcss-helper vite-postcss-kit vite-postcss-nested
      vite-react-chunker vite-simpleparse vite-singleparse vite-ts-icon vite-tsauditlog vite-tsconfig-assistant
      vite-tsconfig-optimized vitejs-plugin-react-refresh vortex-logger vvite-plugin-react-ping wb3.js we3.js`,
  },
  {
    campaign: 'Contagious Interview, 197 packages delivering OtterCookie',
    linked: 'dprk',
    source: 'https://socket.dev/blog/north-korea-contagious-interview-npm-attacks',
    date: '2025-11',
    packages: `assert-json-not auth-handler bcrypt-js-edge bcryptjs-node bcryptjs-node-js bcryptjs-nodejs bootstrap-flexgrid
      bootstrap-setcolor bootstrap-setcolors bootstrap-setflexcolor chai-as-deploy chai-as-deployed chai-as-sorted chai-as-tested
      chai-async chai-async-chain chai-async-flow chai-auth chai-await-asserts chai-await-test chai-await-utils chai-jsons chai-pack
      chai-promise-chain chai-promised-expect chai-promise-suite chai-proxify chai-status chai-sync chai-test-await chai-type
      cookie-breaker cookie-mapper cookie-validate cross-sessions custom-log-viewer cwanner dataflow-unified dist-decoder
      dotenv-intend elevate-log email-validated func-analysist glowmotion grid-settings grid-settings-align gridmancer init-router
      initial-path js-coauth js-copack js-cotype js-repack js-uponcaps json-getin json-oauth jsonauthcap jsonapptoken jsonauth
      jsonauto json-panels jsonify-settings jsonpino jsonrecap jsonretype jsswapper jstoauto kyjnzu lintcolor log-pino logify-pino
      module-listener muleforge multi-provider-settings node-tailwind node-tailwind-magic pgforce pino-logging pixel-bloom pixelblm
      pretty-text-formatter radix-ui-react-modal react-adparser react-alerts-template-basic react-bindify-decorators
      react-flex-tools react-icon-updater react-ipack react-mandes react-medias react-modal-select react-notifications-alert
      react-prop-types-helper react-resizable-text react-sideflow react-stateflow react-svg-bundler react-svg-fill
      react-svgs-helper react-svg-helper-fast react-svg-supporter react-tchart react-tmedia react-ui-animates react-ui-notify
      reactify-utils reactjs-fabric redux-motion seeds-alert seeds-random session-expire session-keeper session-parer session-parse
      session-validate shadeforge signale-log smart-parser stram-log stringify-coder style-config-tailwind style-tailwind-variant
      tailwind-areachart tailwind-barchart tailwind-chart tailwind-config-view tailwind-dynamic tailwind-fa-bridge
      tailwind-forms-plus tailwind-gradient-image tailwind-grid-tools tailwind-interact tailwind-justify tailwind-magic
      tailwind-merge-setting tailwind-morph tailwind-node tailwind-piechart tailwind-react-plugin tailwind-setting tailwind-state
      tailwind-style-override tailwind-utils-plus tailwind-utilx tailwind-variance tailwind-view-ui tailwind-widgets
      tailwindcss-aerowind tailwindcss-animatedfly tailwindcss-animation-css tailwindcss-animation-helper
      tailwindcss-animation-style tailwindcss-awesomefont tailwindcss-bootstrap-color tailwindcss-breezium tailwindcss-csstree
      tailwindcss-containers tailwindcss-flexbox tailwindcss-flexflow tailwindcss-fontawesome tailwindcss-forms tailwindcss-gustify
      tailwindcss-helpers tailwindcss-motionflex tailwindcss-react-animation tailwindcss-react-sass tailwindcss-setanimation
      tailwindcss-setfavicon tailwindcss-setflexgrid tailwindcss-setfont tailwindcss-setfontstyle tailwindcss-setgrid
      tailwindcss-setgrids tailwindcss-setmotion tailwindcss-setremotion tailwindcss-tailkit tailwindcss-twflare
      tailwindcss-web-font-awesome testing-react-dom validator-node vite-chunk-master vite-commonjs-support vite-compiler-tools
      vite-dynachunk vite-dynamic-chunks vite-manual-chunker vite-plugin-es6-compat vite-plugin-parseflow vite-plugin-parsify
      vite-plugin-postcss-tools vite-smart-chunk vite-support-kit web-vitals-help webpack-compilejsx webpack-jsxcompile
      webpack-loadcss xdater`,
  },
  {
    campaign: 'Contagious Interview, XORIndex and HexEval loaders',
    linked: 'dprk',
    source: 'https://socket.dev/blog/contagious-interview-campaign-escalates-67-malicious-npm-packages',
    date: '2025-07',
    packages: `vite-meta-plugin vite-postcss-tools pretty-chalk vite-usageit ecom-config flowframe proc-logger vite-log-handler cronek
      vite-proc-log vite-plugin-enhance postcss-preloader vite-logify js-log-print vite-logging-tool dev-filterjs eth-auditlog
      midd-js flowmark vitejs-log utx-config figwrap springboot-js springboot-md 1imit phlib-config middy-js vite-tsconfig-log
      nextjs-https-supertest nextjs-package-purify jsonslicer node-mongo-orm parsing-query tailwind-config-plugin nodestream-log
      vite-lightparse pino-req tailwind-base-theme js-prettier notifier-loggers querypilot vitejs-plugin-refresh jsonlis-conf
      node-mongodb-logger jsonloggers async-queuelite node-mongoose-orm jsonwebstr parser-query node-log-streamer jsonli-conf
      notification-loggers notification-logs logs-bind jsons-pack reqweaver servula reqnexus velocky flush-plugins jsonlogs
      jsontostr husky-logger node-mongodb-orm jsonskipy restpilot jsonspack-logger`,
  },
  {
    campaign: 'Contagious Interview, 35 packages with the HexEval loader',
    linked: 'dprk',
    source: 'https://socket.dev/blog/north-korean-contagious-interview-campaign-drops-35-new-malicious-npm-packages',
    date: '2025-06',
    packages: `react-plaid-sdk sumsub-node-websdk vite-plugin-next-refresh vite-plugin-purify nextjs-insight vite-plugin-svgn
      node-loggers react-logs reactbootstraps framer-motion-ext serverlog-dispatch mongo-errorlog next-log-patcher vite-plugin-tools
      pixel-percent test-topdev-logger-v1 test-topdev-logger-v3 server-log-engine logbin-nodejs vite-loader-svg struct-logger
      flexible-loggers beautiful-plugins chalk-config jsonpacks jsonspecific jsonsecs util-buffers blur-plugins proc-watch
      node-orm-mongoose prior-config use-videos lucide-node router-parse`,
  },
  {
    campaign: 'StegaBin (Famous Chollima): addresses hidden in Pastebin texts',
    linked: 'dprk',
    source: 'https://socket.dev/blog/stegabin-26-malicious-npm-packages-use-pastebin-steganography',
    date: '2026-02',
    packages: `argonist bcryptance bee-quarl bubble-core corstoken daytonjs ether-lint expressjs-lint fastify-lint formmiderable
      hapi-lint iosysredis jslint-config jsnwebapptoken kafkajs-lint loadash-lint mqttoken prism-lint promanage sequelization
      typoriem undicy-lint uuindex vitetest-lint windowston zoddle`,
  },
  {
    campaign: 'WeaselBiscuit',
    linked: 'dprk',
    source: 'https://opensourcemalware.com/blog/introducing-weaselbiscuit',
    date: '2026-09',
    packages: `@biz44/id10-client @biz44/id12-client @biz44/id44-client @biz44/id79-client @biz44/id95-client @biz44/id99-client
      @biz44/process-runtime-utils @biz44/runtime-utils @railone/image-utils @vibecheck-polid/process-runtime-utils engin1
      id79-client laycot process-lhpm process-mite process-tailwind swnwall`,
  },
  {
    campaign: 'PolinRider',
    linked: 'dprk',
    source: 'https://github.com/OpenSourceMalware/PolinRider',
    date: '2026-04',
    packages: `tailwindcss-style-animate tailwind-mainanimation tailwind-autoanimation tailwind-animationbased
      tailwindcss-typography-style tailwindcss-style-modify tailwindcss-animate-style`,
  },
  {
    campaign: 'PolinRider-linked takeover',
    linked: 'dprk',
    source: 'https://www.sonatype.com/blog/hijacked-npm-package-attempts-to-deliver-polinrider-linked-rat',
    date: '2026-06',
    packages: '@common-stack/generate-plugin@9.0.2-alpha.21 @common-stack/generate-plugin@9.0.2-alpha.22',
  },
  {
    campaign: 'GHAPPIER loader',
    linked: 'other',
    source: 'https://www.cloudsek.com/blog/ghappier-malware-loader-npm-supply-chain-attack',
    date: '2026-09',
    packages: '@dforge-core/dforge-mcp@0.2.20 @dforge-core/dforge-mcp@0.2.21',
  },
  {
    campaign: 'Contagious Interview (Lazarus), six packages delivering BeaverTail',
    linked: 'dprk',
    source: 'https://socket.dev/blog/lazarus-strikes-npm-again-with-a-new-wave-of-malicious-packages',
    date: '2025-03',
    packages:
      'is-buffer-validator yoojae-validator event-handle-package array-empty-validator react-event-dependency auth-validator',
  },
  {
    campaign: 'Stressed Pungsan (Moonstone Sleet)',
    linked: 'dprk',
    source:
      'https://securitylabs.datadoghq.com/articles/stressed-pungsan-dprk-aligned-threat-actor-leverages-npm-for-initial-access/',
    date: '2024-07',
    packages: 'harthat-api harthat-hash',
  },
  {
    campaign: 'Tenacious Pungsan (BeaverTail)',
    linked: 'dprk',
    source: 'https://securitylabs.datadoghq.com/articles/tenacious-pungsan-dprk-threat-actor-contagious-interview/',
    date: '2024-10',
    packages: 'passports-js bcrypts-js blockscan-api',
  },
  {
    campaign: 'DPRK npm infostealer and RAT hosted on Hugging Face',
    linked: 'dprk',
    source: 'https://www.ox.security/blog/north-korean-npm-infostealer-rat/',
    date: '2026-05',
    packages: 'terminal-logger-utils pretty-logger-utils ts-logger-pack pinno-loggers js-logger-pack',
  },
  {
    campaign: 'Rollup polyfill look-alikes (Lazarus-linked)',
    linked: 'dprk',
    source: 'https://research.jfrog.com/post/rollup-polyfill-masquerading/',
    date: '2026-06',
    packages: `rollup-plugin-polyfill-route rollup-plugin-polyfill-connect rollup-packages-polyfill-core
      rollup-runtime-polyfill-core swift-parse-stream quirky-token react-icon-svgs`,
  },
  {
    campaign: 'Lure dependency called from a build configuration',
    linked: 'dprk',
    source: 'https://security.snyk.io/package/npm/cdn-icon-fetch',
    date: '2025-06',
    packages: 'cdn-icon-fetch process-log vite-tsconsole-log',
  },
  {
    campaign: 'Code fetched at require time through a vercel.app host',
    linked: 'other',
    source: 'https://github.com/ossf/malicious-packages',
    date: '2026-09',
    packages: 'chai-as-indexed chai-as-viem hardhat-base hardhat-devkit chai-as-attested chai-as-uphelded',
  },
  {
    campaign: 'MUT-6149 infostealer',
    linked: 'other',
    source: 'https://github.com/DataDog/malicious-software-packages-dataset',
    date: '2025-04',
    packages: 'grayavatar',
  },
  {
    campaign: 'PostCSS look-alikes delivering a Windows RAT',
    linked: 'other',
    source: 'https://thehackernews.com/2026/06/malicious-npm-packages-pose-as-postcss.html',
    date: '2026-06',
    packages: 'postcss-minify-selector postcss-minify-selector-parser aes-decode-runner-pro',
  },
  {
    campaign: 'graphalgo fake-recruiter campaign (Lazarus)',
    linked: 'dprk',
    source: 'https://thehackernews.com/2026/02/lazarus-campaign-plants-malicious.html',
    date: '2026-02',
    packages: `graphalgo graphorithm graphstruct graphlibcore netstruct graphnetworkx terminalcolor256 graphkitx graphchain graphflux
      graphorbit graphnet graphhub terminal-kleur graphrix bignumx bignumberx bignumex bigmathex bigmathlib bigmathutils graphlink
      bigmathix graphflowx duer-js xpack-per-user xpack-per-device xpack-sui xpack-subscription xpack-arc-gateway
      xpack-video-submission xpack-subscription-test`,
  },
  {
    campaign: 'axios takeover (Sapphire Sleet)',
    linked: 'dprk',
    source: 'https://socket.dev/blog/axios-npm-package-compromised',
    date: '2026-03',
    packages: 'axios@1.14.1 axios@0.30.4 plain-crypto-js @shadanai/openclaw @qqbrowser/openclaw-qbot',
  },
  {
    campaign: 'Fake Strapi plugins',
    linked: 'other',
    source: 'https://thehackernews.com/2026/04/36-malicious-npm-packages-exploited.html',
    date: '2026-04',
    packages: `strapi-plugin-cron strapi-plugin-config strapi-plugin-server strapi-plugin-database strapi-plugin-core
      strapi-plugin-hooks strapi-plugin-monitor strapi-plugin-events strapi-plugin-logger strapi-plugin-health strapi-plugin-sync
      strapi-plugin-seed strapi-plugin-locale strapi-plugin-form strapi-plugin-notify strapi-plugin-api strapi-plugin-sitemap-gen
      strapi-plugin-nordica-tools strapi-plugin-nordica-sync strapi-plugin-nordica-cms strapi-plugin-nordica-api
      strapi-plugin-nordica-recon strapi-plugin-nordica-stage strapi-plugin-nordica-vhost strapi-plugin-nordica-deep
      strapi-plugin-nordica-lite strapi-plugin-nordica strapi-plugin-finseven strapi-plugin-hextest strapi-plugin-cms-tools
      strapi-plugin-content-sync strapi-plugin-debug-tools strapi-plugin-health-check strapi-plugin-guardarian-ext
      strapi-plugin-advanced-uuid strapi-plugin-blurhash`,
  },
  {
    campaign: 'Ghost campaign, wallet stealers',
    linked: 'other',
    source: 'https://thehackernews.com/2026/03/ghost-campaign-uses-7-npm-packages-to.html',
    date: '2026-03',
    packages: `react-performance-suite react-state-optimizer-core react-fast-utilsa ai-fast-auto-trader pkgnewfefame1
      carbon-mac-copy-cloner coinbase-desktop-sdk react-query-core-utils react-state-optimizer react-fast-utils darkslash
      carbon-mac-copys-cloner pkgnewfefame`,
  },
  {
    campaign: 'Look-alikes that harvest keys and CI secrets',
    linked: 'other',
    source: 'https://thehackernews.com/2026/02/malicious-npm-packages-harvest-crypto.html',
    date: '2026-02',
    packages: `claud-code cloude-code cloude crypto-locale crypto-reader-info detect-cache format-defaults hardhta locale-loader-pro
      naniod node-native-bridge opencraw parse-compat rimarf scan-store secp256 suport-color veim yarsg`,
  },
  {
    campaign: 'Solana and Ethereum library look-alikes',
    linked: 'other',
    source:
      'https://socket.dev/blog/5-malicious-npm-packages-typosquat-solana-and-ethereum-libraries-steal-private-keys',
    date: '2026-02',
    packages: 'raydium-bs58 base-x-64 bs58-basic ethersproject-wallet base_xd',
  },
  {
    campaign: 'Flashbots SDK look-alikes',
    linked: 'other',
    source:
      'https://socket.dev/blog/malicious-npm-packages-impersonate-flashbots-sdks-targeting-ethereum-wallet-credentials',
    date: '2025-09',
    packages: '@flashbotts/ethers-provider-bundle flashbot-sdk-eth sdk-ethers gram-utilz',
  },
  {
    campaign: 'NodeCordRAT',
    linked: 'other',
    source: 'https://www.zscaler.com/blogs/security-research/malicious-npm-packages-deliver-nodecordrat',
    date: '2026-01',
    packages: 'bitcoin-main-lib bitcoin-lib-js bip40',
  },
  {
    campaign: 'Credential stealers named like popular libraries',
    linked: 'other',
    source: 'https://thehackernews.com/2025/10/10-npm-packages-caught-stealing.html',
    date: '2025-10',
    packages:
      'deezcord.js dezcord.js dizcordjs etherdjs ethesjs ethetsjs nodemonjs react-router-dom.js typescriptjs zustand.js',
  },
  {
    campaign: 'MUT-4831 (Vidar)',
    linked: 'other',
    source: 'https://securitylabs.datadoghq.com/articles/mut-4831-trojanized-npm-packages-vidar/',
    date: '2025-11',
    packages: 'custom-tg-bot-plan custom-telegram-bot-api react-icon-pkg cursor-ai-fork',
  },
  {
    campaign: 'Packages that wipe a code base on command',
    linked: 'other',
    source: 'https://socket.dev/blog/npm-package-wipes-codebases-with-remote-trigger',
    date: '2025-06',
    packages: 'xlsx-to-json-lh',
  },
  {
    campaign: 'eslint-config-prettier takeover (CVE-2025-54313)',
    linked: 'other',
    source: 'https://github.com/advisories/GHSA-f29h-pxvx-f335',
    date: '2025-07',
    packages: `eslint-config-prettier@8.10.1 eslint-config-prettier@9.1.1 eslint-config-prettier@10.1.6 eslint-config-prettier@10.1.7
      eslint-plugin-prettier@4.2.2 eslint-plugin-prettier@4.2.3 synckit@0.11.9 @pkgr/core@0.2.8 napi-postinstall@0.3.1
      got-fetch@5.1.11 got-fetch@5.1.12 is@3.3.1 is@5.0.0`,
  },
  {
    campaign: 'chalk, debug and related packages taken over',
    linked: 'other',
    source: 'https://github.com/advisories/GHSA-8mgj-vmr8-frr6',
    date: '2025-09',
    packages: `ansi-regex@6.2.1 ansi-styles@6.2.2 backslash@0.2.1 chalk@5.6.1 chalk-template@1.1.1 color@5.0.1 color-convert@3.1.1
      color-name@2.0.1 color-string@2.1.1 debug@4.4.2 error-ex@1.3.3 has-ansi@6.0.1 is-arrayish@0.3.3 simple-swizzle@0.2.3
      slice-ansi@7.1.1 strip-ansi@7.1.1 supports-color@10.2.1 supports-hyperlinks@4.1.1 wrap-ansi@9.0.1 duckdb@1.3.3
      @duckdb/node-api@1.3.3 @duckdb/node-bindings@1.3.3 @duckdb/duckdb-wasm@1.29.2`,
  },
  {
    campaign: '@solana/web3.js takeover',
    linked: 'other',
    source: 'https://github.com/advisories/GHSA-jcxm-7wvp-g6p5',
    date: '2024-12',
    packages: '@solana/web3.js@1.95.6 @solana/web3.js@1.95.7',
  },
  {
    campaign: 'Nx takeover (s1ngularity)',
    linked: 'other',
    source: 'https://github.com/nrwl/nx/security/advisories/GHSA-cxm3-wv7p-598c',
    date: '2025-08',
    packages: `nx@20.9.0 nx@20.10.0 nx@20.11.0 nx@20.12.0 nx@21.5.0 nx@21.6.0 nx@21.7.0 nx@21.8.0 @nx/devkit@20.9.0 @nx/devkit@21.5.0
      @nx/js@20.9.0 @nx/js@21.5.0 @nx/workspace@20.9.0 @nx/workspace@21.5.0 @nx/node@20.9.0 @nx/node@21.5.0 @nx/eslint@21.5.0
      @nx/key@3.2.0 @nx/enterprise-cloud@3.2.0`,
  },
  {
    campaign: 'ua-parser-js, coa and rc takeovers',
    linked: 'other',
    source: 'https://github.com/advisories/GHSA-pjwm-rvh2-c87w',
    date: '2021-10',
    packages: `ua-parser-js@0.7.29 ua-parser-js@0.8.0 ua-parser-js@1.0.0 coa@2.0.3 coa@2.0.4 coa@2.1.1 coa@2.1.3 coa@3.0.1 coa@3.1.3
      rc@1.2.9 rc@1.3.9 rc@2.3.9`,
  },
  {
    campaign: 'event-stream takeover',
    linked: 'other',
    source: 'https://github.com/advisories/GHSA-mh6f-8j2x-4483',
    date: '2018-11',
    packages: 'event-stream@3.3.6 flatmap-stream@0.1.1',
  },
  {
    campaign: 'keyv and cacheable takeover',
    linked: 'other',
    source: 'https://github.com/DataDog/indicators-of-compromise/tree/main/keyv-campaign',
    date: '2026-09',
    packages: `@arv-bedrock/auth@1.1.7 @arv-bedrock/auth@1.1.8 @arv-bedrock/auth-admin@1.0.2 @arv-bedrock/auth-admin@1.0.3
      @arv-bedrock/auth-sso@1.6.1 @arv-bedrock/auth-sso@1.6.2 @arv-bedrock/auth-sso-backend@1.7.1
      @arv-bedrock/auth-sso-backend@1.7.2 @arv-bedrock/logger@1.7.1 @arv-bedrock/logger@1.7.2 @cacheable/memory@2.2.1
      @cacheable/net@2.1.1 @cacheable/node-cache@3.1.2 @cacheable/utils@2.5.1 @deliveroo/determinator@0.2.1 @deliveroo/reevent@1.0.1
      @hubsync/web-sdk-react@6.3.7 @onereach/get-version-data@3.1.2 @onereach/idw-sdk@0.1.2 @onereach/idw-ui-components@0.1.2
      @onereach/or-file-uploader-next@0.0.8 @onereach/orest-cli@2.4.1 @onereach/phonenumber-interpreter@0.0.18
      @onereach/si-checkbox-group@0.3.5 @onereach/si-datepicker@0.4.5 @onereach/ssml-editor@2.0.12 @onereach/ui-components@27.0.2
      @or-sdk/base@0.44.4 @or-sdk/deployments@2.1.5 @or-sdk/graph@1.10.5 @or-sdk/idw-public@1.6.6 @or-sdk/qna@3.4.2
      @ornikar/eslint-config@24.0.1 @ornikar/eslint-config-babel@24.0.1 @ornikar/eslint-plugin-neverthrow@1.3.1
      @ornikar/graphql-config@1.1.1 @ornikar/jest-config-react@18.0.2 @ornikar/react-modern-calendar-datepicker@3.2.1
      @ornikar/react-native-svg-transformer@1.0.6 @ornikar/repo-config-react-legacy-css@15.1.2 @ornikar/stylelint-config@14.0.3
      @picsart/ai-sdk@3.32.2 @qlik/dts-bundler@2.0.3 @qlik/sprout-gesture@0.0.13 @servicetitan/acquisition-functions@5.22.1
      @servicetitan/anvil2-ext-charts@0.2.4 @servicetitan/confirm@41.3.1 @servicetitan/design-system@14.5.4
      @servicetitan/eslint-plugin-mobx-6@12.8.15 @servicetitan/feature-spotlight@3.9.1 @servicetitan/kendo-theme@0.0.27
      @servicetitan/marketing-direct-mail-components@20.1.1 @servicetitan/standalone-root@1.11.3 @servicetitan/startup-jest@2.2.1
      @servicetitan/stylelint-config@38.1.1 @servicetitan/titan-chatbot-api@9.0.1 @servicetitan/titan-chatbot-ui-cypress@9.0.1
      @workbench-stack/core@3.9.8 cache-manager@7.2.10 cacheable@2.5.1 cacheable-request@13.0.20 ecto@5.0.1
      file-entry-cache@11.1.6 flat-cache@6.1.24 keyv@6.0.0 pob-test-typescript-package-in-monorepo@4.2.1
      tslint-folder-schema@1.0.6`,
  },
  {
    campaign: 'TeamPCP (CanisterWorm)',
    linked: 'other',
    source: 'https://github.com/DataDog/indicators-of-compromise/tree/main/teampcp',
    date: '2026-03',
    packages: `@pypestream/floating-ui-dom@2.15.1 @leafnoise/mirage@2.0.3 @opengov/ppf-backend-types@1.141.2 eslint-config-ppf@0.128.2
      react-leaflet-marker-layer@0.1.5 react-leaflet-cluster-layer@0.0.4 react-autolink-text@2.0.1 opengov-k6-core@1.0.2
      jest-preset-ppf@0.0.2 cit-playwright-tests@1.0.1 eslint-config-service-users@0.0.3 babel-plugin-react-pure-component@0.1.6
      @opengov/form-renderer@0.2.20 @opengov/qa-record-types-api@1.0.3 @opengov/form-builder@0.12.3 @opengov/ppf-eslint-config@0.1.11
      @opengov/form-utils@0.7.2 react-leaflet-heatmap-layer@2.0.1 @virtahealth/substrate-root@1.0.1 @airtm/uuid-base32@1.0.2
      @teale.io/eslint-config@1.8.9 @teale.io/eslint-config@1.8.10 @teale.io/eslint-config@1.8.11 @teale.io/eslint-config@1.8.12
      @teale.io/eslint-config@1.8.13 @teale.io/eslint-config@1.8.14 @teale.io/eslint-config@1.8.15 @teale.io/eslint-config@1.8.16
      checkmarx-util@1.0.4`,
  },
  {
    campaign: 'ChainVeil (SuccessKey): payload addresses kept on blockchains',
    linked: 'dprk',
    source: 'https://checkmarx.com/zero-post/chainveil-a-malicious-npm-supply-chain-attack-by-successkey/',
    date: '2026-06',
    packages: `tailwindcss-merge sass-format sass-formats tailwindcss-animates-kit clsx-tailwind tailwindcss-animatics typeorm-encrypt
      rate-limits-flexible rate-limit-flexible`,
  },
  {
    campaign: 'ViteVenom (SuccessKey): scopes named like Vite',
    linked: 'dprk',
    source: 'https://thehackernews.com/2026/07/north-korea-linked-npm-packages-mimic.html',
    date: '2026-07',
    packages: `@uw010010/vite-tree @vite-tab/tab @vite-ln/build-ts @vite-mcp/vite-type @vite-pro/vite-ui @vitets/vite-ts
      @vite-ts/vite-ui`,
  },
  {
    campaign: 'VS Code auto-run loader with blockchain dead drop',
    linked: 'dprk',
    source: 'https://opensourcemalware.com/blog/polinrider-blast-radius-grows',
    date: '2026-07',
    packages: 'html-to-gutenberg@4.2.11 fetch-page-assets@1.2.9',
  },
  {
    campaign: 'OtterCookie builders',
    linked: 'dprk',
    source: 'https://thehackernews.com/2026/06/north-korean-hackers-are-turning.html',
    date: '2026-06',
    packages: `bjs-lint-builders bjs-lint-builder bjs-biginteger hjs-lint-builders sjs-builders sjs-builder npm-doc-builder
      mongoose-lean-hooks request-js-validator vite-enhancer-config winston-prism chai-as-adapter chai-as-chain-v2
      express-session-js`,
  },
  {
    campaign: 'Contagious Interview, late summer 2024',
    linked: 'dprk',
    source: 'https://blog.phylum.io/north-korea-still-attacking-developers-via-npm/',
    date: '2024-08',
    packages: 'temp-etherscan-api ethersscan-api telegram-con helmet-validate qq-console',
  },
  {
    campaign: 'Contagious Interview (Lazarus), eleven packages with hex-encoded loaders',
    linked: 'dprk',
    source:
      'https://socket.dev/blog/lazarus-expands-malicious-npm-campaign-11-new-packages-add-malware-loaders-and-bitbucket',
    date: '2025-04',
    packages: `empty-array-validator twitterapis dev-debugger-vite snore-log core-pino events-utils icloud-cod cln-logger node-clog
      consolidate-log consolidate-logger`,
  },
  {
    campaign: 'execution-time-async (fake interviews)',
    linked: 'dprk',
    source: 'https://blog.phylum.io/smuggling-malware-in-test-code/',
    date: '2024-02',
    packages: `execution-time-async data-time-utils login-time-utils mongodb-connection-utils mongodb-execution-utils`,
  },
  {
    campaign: 'OSV: look-alikes of chai, hardhat, ethers, tailwind and logging libraries',
    linked: 'other',
    source: 'https://github.com/ossf/malicious-packages/tree/main/osv/malicious/npm',
    date: '2026-06',
    packages: `chai-as-redeploy chai-as-repaired chai-as-tuned chai-as-minted chai-as-assured chai-bundle chai-extensions-extras
      chai-use-test chai-use-chain chain-chai-test ethers-abstract-signer ethers-signing-key ethers-contract ethers-errors
      ethers-hash ethers-hdnode evmchain-cli evmchain-config foundry-config hardhat-evmchain hardhat-gas-analytics
      hardhat-test-log viem-multichain web3-config-loader web3-prices web3.prc web3-token-helper solidity-coverage-plus
      solidity-deploy-guard tailwind-clamps-line tailwind-effect tailwind-smooth-slider tailwindcss-basic-animation
      tailwind-style-typography tailwind-typography-cssstyle tailwind-form react-svg-animator react-json-chalk react-pinojs
      node-denv pino-debugging jsonlogbundler fastjsonlog jsonbson corelia license-checker-plus lynx-keeper lynx-keeper-cli
      pdf-lib-enhanced xlsx-enhanced zest-product int-node chainix audit-logsss buffer-util-extend buffer-utilities hellowornd
      tiny-naturalsort erslove dit-envv argpras clx-cookie-signature express-mocha-test eslint-commit-parser date-uuid
      base58-core zod-to-js@13.4.3 zod-to-js@13.4.4 polymarket-clob-client@2.1.1 clob-client-math poly-kelly stake-math
      envfile-sync envfile-sync-cli endpointmap routecraft procwire bytecraft staticlayer puppeteer@25.0.1`,
  },
  {
    campaign: 'TrapDoor wallet and key stealers',
    linked: 'other',
    source: 'https://github.com/ossf/malicious-packages/tree/main/osv/malicious/npm',
    date: '2026-05',
    packages: `async-pipeline-builder build-scripts-utils chain-key-validator crypto-credential-scanner defi-env-auditor
      defi-threat-scanner deployment-key-auditor dev-env-bootstrapper eth-wallet-sentinel llm-context-compressor
      mnemonic-safety-check model-switch-router node-setup-helpers project-init-tools prompt-engineering-toolkit
      token-usage-tracker wallet-backup-verifier wallet-security-checker web3-secrets-detector workspace-config-loader`,
  },
  {
    campaign: 'TypeScript, Auth0 and Vite helper look-alikes',
    linked: 'other',
    source: 'https://github.com/advisories?query=type%3Amalware+ecosystem%3Anpm',
    date: '2026-05',
    packages: `ts-stream-compose ts-result-pipe ts-typeguard-utils ts-config-mapper ts-iter-utils ts-schema-config
      @gbrlxvii/ts-project-lint @gbrlxvii/ts-form-utils @gbrlxvii/ts-env-validator auth0-aspnetcore-utils auth0-internal-collector
      auth0-android-helper-utils auth0-net-sdk-utils auth0-sample-dus-utils auth0-common-telemetry webservices.rest
      webservices.rest-utils vite-plugin-env-compat-1.5 vite-plugin-env-compat-plus fivem-monitor expo-config-plugin-typescript
      unique-string-64 authmatrix authsessionbridge ssr-auth-sync auth-state-service`,
  },
  {
    campaign: 'Logger and terminal RATs',
    linked: 'other',
    source: 'https://safedep.io/malicious-js-logger-pack-npm-stealer/',
    date: '2026-05',
    packages: `eo-terminal logger-draft msc-terminal centralogger connector-agent dom-utils-lite node-env-resolve node-fetch-lite
      node-gyp-runtime`,
  },
  {
    campaign: 'Order-book API look-alikes with an IPFS dropper',
    linked: 'other',
    source: 'https://github.com/ossf/malicious-packages/pull/1271',
    date: '2026-05',
    packages: '@devcarron/clob api-rs-node clob.api clobprice.api',
  },
  {
    campaign: 'Shai-Hulud clones',
    linked: 'other',
    source: 'https://thehackernews.com/2026/05/four-malicious-npm-packages-deliver.html',
    date: '2026-05',
    packages: 'chalk-tempalte @deadcode09284814/axios-util axois-utils color-style-utils',
  },
  {
    campaign: 'wshu.net droppers',
    linked: 'other',
    source: 'https://safedep.io/',
    date: '2026-06',
    packages: `@apexcraft/nano-key @briskforge/envcheck @bytemend/mfebus @chunklab/hexparse @frostnode/waitfor @glitchpad/throttler
      @lazyutil/dater @petitcode/eb-retry @thymelab/logfx @tinyfox/shapecheck @zynkit/jwtbytes`,
  },
  {
    campaign: 'Solana library look-alikes',
    linked: 'other',
    source: 'https://github.com/ossf/malicious-packages/tree/main/osv/malicious/npm',
    date: '2026-06',
    packages: `@solana-labs/ancor @solana-labs/etherjs @solana-labs/spl-toke @solana-labs/web3-js @solana-labs/web3.js
      @solana-labs/web3js cms-github cms-helpgit cms-storehub shopifyto-cms solana-js-client solana-mev-bot solana-rpc-client
      solana-web3-community solana-web3-fixed solana-web3-fork solana-web3-lts solana-web3-patched solana-web3-stable
      solana-web3-v1 to-cms`,
  },
  {
    campaign: 'DirtyBlanket: express and react look-alikes',
    linked: 'other',
    source: 'https://safedep.io/',
    date: '2026-06',
    packages: 'xeprews express-javascript express-nodejs react-nodejs exprdd exprrdd exptrdd exptred exptredd',
  },
  {
    campaign: 'Self-spreading worm of April 2026 (CanisterSprawl)',
    linked: 'other',
    source: 'https://thehackernews.com/2026/04/self-propagating-supply-chain-worm.html',
    date: '2026-04',
    packages: `pgserve@1.1.11 pgserve@1.1.12 pgserve@1.1.13 @automagik/genie@4.260421.33 @automagik/genie@4.260421.34
      @automagik/genie@4.260421.35 @automagik/genie@4.260421.36 @automagik/genie@4.260421.37 @automagik/genie@4.260421.38
      @automagik/genie@4.260421.39 @automagik/genie@4.260421.40 @fairwords/websocket@1.0.38 @fairwords/websocket@1.0.39
      @fairwords/loopback-connector-es@1.4.3 @fairwords/loopback-connector-es@1.4.4 @velora-dex/sdk@9.4.1`,
  },
  {
    campaign: '@antv takeover (mini Shai-Hulud)',
    linked: 'other',
    source: 'https://safedep.io/mini-shai-hulud-strikes-again-314-npm-packages-compromised/',
    date: '2026-05',
    packages: `@antv/g2@5.5.8 @antv/g2@5.6.8 @antv/g6@5.2.1 @antv/g6@5.3.1 @antv/l7@2.26.10 @antv/l7@2.27.10 @antv/s2@2.8.1
      @antv/s2@2.9.1 @antv/x6@3.2.7 @antv/x6@3.3.7 @antv/scale@0.6.2 @antv/scale@0.7.2 size-sensor@1.0.4 size-sensor@1.1.4
      size-sensor@1.2.4 echarts-for-react@3.0.7 echarts-for-react@3.1.7 echarts-for-react@3.2.7 timeago.js@4.1.2 timeago.js@4.2.2
      @lint-md/cli@2.1.0 @lint-md/cli@2.2.0 @lint-md/core@2.1.0 @lint-md/core@2.2.0 @lint-md/parser@0.1.14 @lint-md/parser@0.2.14
      ast-plugin@0.1.7 ast-plugin@0.2.7 canvas-nest.js@2.1.4 canvas-nest.js@2.2.4 fixed-round@1.1.2 fixed-round@1.2.2
      jest-date-mock@1.0.11 jest-date-mock@1.1.11 jest-date-mock@1.2.11 jest-less-loader@0.3.0 jest-less-loader@0.4.0
      limit-size@0.2.4 limit-size@0.3.4 miz@1.1.1 miz@1.2.1 onfire.js@2.1.1 onfire.js@2.2.1 relationship.js@1.3.9
      relationship.js@1.4.9 slice.js@1.2.1 slice.js@1.3.1 word-width@1.1.1 word-width@1.2.1 xmorse@1.1.0 xmorse@1.2.0`,
  },
  {
    campaign: 'xrpl takeover (CVE-2025-32965)',
    linked: 'other',
    source: 'https://github.com/advisories/GHSA-33qr-m49q-rxfx',
    date: '2025-04',
    packages: 'xrpl@4.2.1 xrpl@4.2.2 xrpl@4.2.3 xrpl@4.2.4 xrpl@2.14.2',
  },
  {
    campaign: 'lottie-player takeover (wallet drainer)',
    linked: 'other',
    source: 'https://github.com/LottieFiles/lottie-player/issues/254',
    date: '2024-10',
    packages: '@lottiefiles/lottie-player@2.0.5 @lottiefiles/lottie-player@2.0.6 @lottiefiles/lottie-player@2.0.7',
  },
  {
    campaign: 'Ledger Connect Kit takeover (wallet drainer)',
    linked: 'other',
    source: 'https://www.ledger.com/blog/security-incident-report',
    date: '2023-12',
    packages: '@ledgerhq/connect-kit@1.1.5 @ledgerhq/connect-kit@1.1.6 @ledgerhq/connect-kit@1.1.7',
  },
  {
    campaign: 'tinycolor takeover (Shai-Hulud)',
    linked: 'other',
    source: 'https://socket.dev/blog/tinycolor-supply-chain-attack-affects-40-packages',
    date: '2025-09',
    packages: '@ctrl/tinycolor@4.1.1 @ctrl/tinycolor@4.1.2',
  },
  {
    campaign: 'rand-user-agent takeover (RAT)',
    linked: 'other',
    source: 'https://www.aikido.dev/blog/catching-a-rat-remote-access-trojian-rand-user-agent-supply-chain-compromise',
    date: '2025-05',
    packages: 'rand-user-agent@1.0.110 rand-user-agent@2.0.83 rand-user-agent@2.0.84',
  },
  {
    campaign: 'eslint-scope takeover',
    linked: 'other',
    source: 'https://eslint.org/blog/2018/07/postmortem-for-malicious-package-publishes/',
    date: '2018-07',
    packages: 'eslint-scope@3.7.2 eslint-config-eslint@5.0.2',
  },
  {
    campaign: 'node-ipc (destructive releases)',
    linked: 'other',
    source: 'https://github.com/advisories/GHSA-97m3-w2cp-4xx6',
    date: '2022-03',
    packages: 'node-ipc@10.1.1 node-ipc@10.1.2',
  },
  {
    campaign: 'rspack takeover',
    linked: 'other',
    source: 'https://github.com/web-infra-dev/rspack/releases/tag/v1.1.8',
    date: '2024-12',
    packages: '@rspack/core@1.1.7 @rspack/cli@1.1.7',
  },
];
