/** Honest small projects that both sets are built on; a lure overrides one or two files of them. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Files = Record<string, string>;

const BLOBS: Record<string, string> = JSON.parse(readFileSync(new URL('./obfuscated.json', import.meta.url), 'utf8'));

/** What obfuscator.io really prints for an inert, guarded program; the presets are the names in obfuscated.json. */
export function blob(preset: 'big_high' | 'mid_default' | 'mid_base64' | 'mangled' | 'pretty' | 'nostrings' | 'dictionary' | 'tail' | 'tail_rc4'): string {
  return gunzipSync(Buffer.from(BLOBS[preset] ?? '', 'base64')).toString('utf8');
}

export const b64 = (text: string): string => Buffer.from(text).toString('base64');
export const hex = (text: string): string => Buffer.from(text).toString('hex');
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
export const lines = (...parts: readonly string[]): string => `${parts.join('\n')}\n`;

const GITIGNORE = 'node_modules\ndist\nbuild\n.next\ncoverage\n.DS_Store\n';

/** Express + Mongo + React client, CommonJS. */
export function mern(name: string, over: Files = {}, pkg: Record<string, unknown> = {}): Files {
  return {
    'README.md': lines(`# ${name}`, '', 'A marketplace for short-term rentals: browse listings, connect a wallet, pay a deposit.', '', '## Setup', '', '```bash', 'npm install', 'npm run dev', '```', '', 'The API listens on port 5000, the client on port 3000. Please implement the tasks in TASKS.md and send us a video.'),
    'TASKS.md': lines('1. Add pagination to the listings page.', '2. Fix the avatar upload.', '3. Show the wallet balance in the header.'),
    '.gitignore': GITIGNORE,
    'package.json': json({
      name,
      version: '1.0.0',
      private: true,
      scripts: { start: 'node server/server.js', server: 'nodemon server/server.js', client: 'npm start --prefix client', dev: 'concurrently "npm run server" "npm run client"' },
      dependencies: { axios: '^1.6.2', bcryptjs: '^2.4.3', 'body-parser': '^1.20.2', cloudinary: '^1.41.0', 'cookie-parser': '^1.4.6', cors: '^2.8.5', dotenv: '^16.3.1', express: '^4.18.2', 'express-fileupload': '^1.4.2', jsonwebtoken: '^9.0.2', mongoose: '^7.6.3', nodemailer: '^6.9.7', 'socket.io': '^4.7.2', stripe: '^14.1.0', validator: '^13.11.0' },
      devDependencies: { concurrently: '^8.2.2', nodemon: '^3.0.1' },
      ...pkg,
    }),
    'server/server.js': lines("const express = require('express');", "const cors = require('cors');", "const cookieParser = require('cookie-parser');", "require('dotenv').config();", "const connectDatabase = require('./config/db');", "const errorMiddleware = require('./middleware/errorHandler');", '', 'const app = express();', "app.use(cors({ origin: 'http://localhost:3000', credentials: true }));", 'app.use(express.json({ limit: "10mb" }));', 'app.use(cookieParser());', '', 'connectDatabase();', '', "app.use('/api/v1', require('./routes/userRoutes'));", "app.use('/api/v1', require('./routes/productRoutes'));", "app.use('/api/v1', require('./routes/orderRoutes'));", 'app.use(errorMiddleware);', '', 'const PORT = process.env.PORT || 5000;', "app.listen(PORT, () => console.log('Server listening on ' + PORT));"),
    'server/config/db.js': lines("const mongoose = require('mongoose');", "const logger = require('../utils/logger');", '', 'const connectDatabase = async () => {', '  try {', '    const { connection } = await mongoose.connect(process.env.MONGO_URI);', "    logger.info('Mongoose connected ' + connection.host);", '  } catch (error) {', '    logger.error(error.message);', '  }', '};', '', 'module.exports = connectDatabase;'),
    'server/utils/logger.js': lines('const levels = { info: 36, warn: 33, error: 31 };', 'const stamp = () => new Date().toISOString();', 'const log = (level) => (message) => {', "  console.log('\\x1b[' + levels[level] + 'm' + stamp() + ' [' + level + ']\\x1b[0m ' + message);", '};', "module.exports = { info: log('info'), warn: log('warn'), error: log('error') };"),
    'server/utils/sendToken.js': lines('const sendToken = (user, statusCode, res) => {', '  const token = user.getJWTToken();', '  const options = { expires: new Date(Date.now() + 7 * 24 * 60 * 60 * 1000), httpOnly: true };', "  res.status(statusCode).cookie('token', token, options).json({ success: true, user, token });", '};', 'module.exports = sendToken;'),
    'server/middleware/asyncErrorHandler.js': lines('module.exports = (handler) => (req, res, next) => {', '  Promise.resolve(handler(req, res, next)).catch(next);', '};'),
    'server/middleware/errorHandler.js': lines('module.exports = (err, req, res, next) => {', '  err.statusCode = err.statusCode || 500;', "  if (err.name === 'CastError') err.message = 'Resource not found. Invalid: ' + err.path;", "  if (err.code === 11000) err.message = 'Duplicate ' + Object.keys(err.keyValue) + ' entered';", '  res.status(err.statusCode).json({ success: false, message: err.message });', '};'),
    'server/middleware/auth.js': lines("const jwt = require('jsonwebtoken');", "const User = require('../models/userModel');", "const asyncErrorHandler = require('./asyncErrorHandler');", '', 'exports.isAuthenticatedUser = asyncErrorHandler(async (req, res, next) => {', '  const { token } = req.cookies;', "  if (!token) return next(new Error('Please Login to Access'));", '  const decoded = jwt.verify(token, process.env.JWT_SECRET);', '  req.user = await User.findById(decoded.id);', '  next();', '});', '', 'exports.authorizeRoles = (...roles) => (req, res, next) => {', "  if (!roles.includes(req.user.role)) return next(new Error('Role ' + req.user.role + ' not allowed'));", '  next();', '};'),
    'server/models/userModel.js': lines("const mongoose = require('mongoose');", "const bcrypt = require('bcryptjs');", "const jwt = require('jsonwebtoken');", '', 'const userSchema = new mongoose.Schema({', '  name: { type: String, required: true },', '  email: { type: String, required: true, unique: true },', '  password: { type: String, required: true, select: false },', "  role: { type: String, default: 'user' },", '});', '', "userSchema.pre('save', async function (next) {", "  if (!this.isModified('password')) next();", '  this.password = await bcrypt.hash(this.password, 10);', '});', '', 'userSchema.methods.getJWTToken = function () {', "  return jwt.sign({ id: this._id }, process.env.JWT_SECRET, { expiresIn: '7d' });", '};', '', "module.exports = mongoose.model('User', userSchema);"),
    'server/models/productModel.js': lines("const mongoose = require('mongoose');", '', 'const productSchema = new mongoose.Schema({', '  name: String,', '  price: Number,', '  images: [{ public_id: String, url: String }],', '  stock: { type: Number, default: 1 },', '});', "module.exports = mongoose.model('Product', productSchema);"),
    'server/models/orderModel.js': lines("const mongoose = require('mongoose');", '', 'const orderSchema = new mongoose.Schema({', '  items: [{ name: String, price: Number, quantity: Number }],', "  user: { type: mongoose.Schema.ObjectId, ref: 'User' },", "  status: { type: String, default: 'Processing' },", '});', "module.exports = mongoose.model('Order', orderSchema);"),
    'server/routes/userRoutes.js': lines("const express = require('express');", "const { registerUser, loginUser, getUserDetails, logoutUser } = require('../controllers/userController');", "const { isAuthenticatedUser } = require('../middleware/auth');", '', 'const router = express.Router();', "router.route('/register').post(registerUser);", "router.route('/login').post(loginUser);", "router.route('/logout').get(logoutUser);", "router.route('/me').get(isAuthenticatedUser, getUserDetails);", '', 'module.exports = router;'),
    'server/routes/productRoutes.js': lines("const express = require('express');", "const { getProducts, createProduct } = require('../controllers/productController');", "const { isAuthenticatedUser, authorizeRoles } = require('../middleware/auth');", '', 'const router = express.Router();', "router.route('/products').get(getProducts);", "router.route('/admin/product/new').post(isAuthenticatedUser, authorizeRoles('admin'), createProduct);", '', 'module.exports = router;'),
    'server/routes/orderRoutes.js': lines("const express = require('express');", "const { newOrder, myOrders } = require('../controllers/orderController');", "const { isAuthenticatedUser } = require('../middleware/auth');", '', 'const router = express.Router();', "router.route('/order/new').post(isAuthenticatedUser, newOrder);", "router.route('/orders/me').get(isAuthenticatedUser, myOrders);", '', 'module.exports = router;'),
    'server/controllers/userController.js': USER_CONTROLLER,
    'server/controllers/productController.js': lines("const Product = require('../models/productModel');", "const asyncErrorHandler = require('../middleware/asyncErrorHandler');", '', 'exports.getProducts = asyncErrorHandler(async (req, res) => {', '  const page = Number(req.query.page) || 1;', '  const products = await Product.find().skip((page - 1) * 12).limit(12);', '  res.status(200).json({ success: true, products });', '});', '', 'exports.createProduct = asyncErrorHandler(async (req, res) => {', '  const product = await Product.create({ ...req.body, user: req.user.id });', '  res.status(201).json({ success: true, product });', '});'),
    'server/controllers/orderController.js': lines("const Order = require('../models/orderModel');", "const Product = require('../models/productModel');", "const asyncErrorHandler = require('../middleware/asyncErrorHandler');", '', 'exports.newOrder = asyncErrorHandler(async (req, res) => {', '  const order = await Order.create({ ...req.body, user: req.user._id });', '  for (const item of order.items) await Product.updateOne({ name: item.name }, { $inc: { stock: -item.quantity } });', '  res.status(201).json({ success: true, order });', '});', '', 'exports.myOrders = asyncErrorHandler(async (req, res) => {', '  res.status(200).json({ success: true, orders: await Order.find({ user: req.user._id }) });', '});'),
    'client/package.json': json({ name: 'client', private: true, dependencies: { react: '^18.2.0', 'react-dom': '^18.2.0', 'react-router-dom': '^6.18.0', 'react-scripts': '5.0.1', axios: '^1.6.2' }, scripts: { start: 'react-scripts start', build: 'react-scripts build', test: 'react-scripts test' }, proxy: 'http://localhost:5000' }),
    'client/public/index.html': '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Rentals</title></head>\n<body><noscript>You need to enable JavaScript.</noscript><div id="root"></div></body>\n</html>\n',
    'client/src/index.js': lines("import React from 'react';", "import ReactDOM from 'react-dom/client';", "import App from './App';", "ReactDOM.createRoot(document.getElementById('root')).render(<App />);"),
    'client/src/App.js': lines("import { useEffect, useState } from 'react';", "import axios from 'axios';", "import Card from './components/Card';", '', 'export default function App() {', '  const [products, setProducts] = useState([]);', '  useEffect(() => {', "    axios.get('/api/v1/products').then(({ data }) => setProducts(data.products));", '  }, []);', '  return <main>{products.map((p) => <Card key={p._id} product={p} />)}</main>;', '}'),
    'client/src/components/Card.js': lines('export default function Card({ product }) {', '  return (', '    <article className="card">', '      <h3>{product.name}</h3>', '      <p>{product.price} USDC</p>', '    </article>', '  );', '}'),
    ...over,
  };
}

export const USER_CONTROLLER: string = lines("const User = require('../models/userModel');", "const asyncErrorHandler = require('../middleware/asyncErrorHandler');", "const sendToken = require('../utils/sendToken');", '', 'exports.registerUser = asyncErrorHandler(async (req, res, next) => {', '  const { name, email, password } = req.body;', '  const user = await User.create({ name, email, password });', '  sendToken(user, 201, res);', '});', '', 'exports.loginUser = asyncErrorHandler(async (req, res, next) => {', '  const { email, password } = req.body;', "  const user = await User.findOne({ email }).select('+password');", "  if (!user) return next(new Error('Invalid Email or Password'));", '  sendToken(user, 200, res);', '});', '', 'exports.logoutUser = asyncErrorHandler(async (req, res) => {', "  res.cookie('token', null, { expires: new Date(Date.now()), httpOnly: true });", "  res.status(200).json({ success: true, message: 'Logged Out' });", '});', '', 'exports.getUserDetails = asyncErrorHandler(async (req, res) => {', '  res.status(200).json({ success: true, user: await User.findById(req.user.id) });', '});');

/** Next.js with an app folder, TypeScript. */
export function next(name: string, over: Files = {}, pkg: Record<string, unknown> = {}): Files {
  return {
    'README.md': lines(`# ${name}`, '', 'Token launch dashboard. `npm i && npm run dev`, then open http://localhost:3000.', '', 'Please review the code before our call and be ready to run it.'),
    '.gitignore': GITIGNORE,
    'package.json': json({ name, version: '0.1.0', private: true, scripts: { dev: 'next dev', build: 'next build', start: 'next start', lint: 'next lint' }, dependencies: { next: '14.1.0', react: '^18', 'react-dom': '^18', wagmi: '^2.5.7', viem: '^2.7.9', '@tanstack/react-query': '^5.24.1', axios: '^1.6.7', clsx: '^2.1.0', zod: '^3.22.4', 'framer-motion': '^11.0.5' }, devDependencies: { typescript: '^5', '@types/node': '^20', '@types/react': '^18', tailwindcss: '^3.4.1', postcss: '^8', autoprefixer: '^10', eslint: '^8', 'eslint-config-next': '14.1.0' }, ...pkg }),
    'next.config.js': lines("/** @type {import('next').NextConfig} */", 'const nextConfig = {', '  reactStrictMode: true,', "  images: { domains: ['images.unsplash.com', 'ipfs.io'] },", '};', '', 'module.exports = nextConfig;'),
    'postcss.config.js': lines('module.exports = {', '  plugins: {', '    tailwindcss: {},', '    autoprefixer: {},', '  },', '};'),
    'tailwind.config.js': TAILWIND,
    '.eslintrc.json': '{ "extends": "next/core-web-vitals" }\n',
    'tsconfig.json': json({ compilerOptions: { target: 'es2017', lib: ['dom', 'esnext'], strict: true, jsx: 'preserve', module: 'esnext', moduleResolution: 'bundler', paths: { '@/*': ['./*'] } }, include: ['**/*.ts', '**/*.tsx'] }),
    'app/layout.tsx': lines("import './globals.css';", "import { Providers } from '@/components/Providers';", '', `export const metadata = { title: '${name}', description: 'Launch' };`, '', 'export default function RootLayout({ children }: { children: React.ReactNode }) {', '  return (', '    <html lang="en">', '      <body><Providers>{children}</Providers></body>', '    </html>', '  );', '}'),
    'app/globals.css': '@tailwind base;\n@tailwind components;\n@tailwind utilities;\n',
    'app/page.tsx': lines("import { Hero } from '@/components/Hero';", "import { Stats } from '@/components/Stats';", '', 'export default function Home() {', '  return <main className="mx-auto max-w-5xl"><Hero /><Stats /></main>;', '}'),
    'app/api/price/route.ts': lines("import { NextResponse } from 'next/server';", "import { getPrice } from '@/lib/price';", '', 'export async function GET(request: Request) {', "  const symbol = new URL(request.url).searchParams.get('symbol') ?? 'ETH';", '  return NextResponse.json({ symbol, price: await getPrice(symbol) });', '}'),
    'lib/price.ts': lines("const BASE = process.env.PRICE_API ?? 'https://prices.example/v1';", 'export async function getPrice(symbol: string): Promise<number> {', "  const res = await fetch(`${BASE}/spot/${symbol}`, { next: { revalidate: 60 } });", '  const body = await res.json();', '  return Number(body.price);', '}'),
    'lib/utils.ts': lines("import { clsx, type ClassValue } from 'clsx';", 'export const cn = (...inputs: ClassValue[]) => clsx(inputs);', 'export const short = (address: string) => `${address.slice(0, 6)}…${address.slice(-4)}`;'),
    'components/Providers.tsx': lines("'use client';", "import { QueryClient, QueryClientProvider } from '@tanstack/react-query';", 'const client = new QueryClient();', 'export function Providers({ children }: { children: React.ReactNode }) {', '  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;', '}'),
    'components/Hero.tsx': lines('export function Hero() {', '  return (', '    <section className="py-24 text-center">', '      <h1 className="text-5xl font-bold">Launch faster</h1>', '      <p className="mt-4 text-gray-500">Stake, vote and earn.</p>', '    </section>', '  );', '}'),
    'components/Stats.tsx': lines("'use client';", "import { useEffect, useState } from 'react';", "import { cn } from '@/lib/utils';", '', 'export function Stats() {', '  const [price, setPrice] = useState<number | null>(null);', '  useEffect(() => {', "    fetch('/api/price?symbol=ETH').then((r) => r.json()).then((d) => setPrice(d.price));", '  }, []);', "  return <p className={cn('text-xl', price === null && 'opacity-50')}>{price ?? '…'}</p>;", '}'),
    ...over,
  };
}

export const TAILWIND: string = lines("/** @type {import('tailwindcss').Config} */", 'module.exports = {', "  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],", '  theme: {', '    extend: {', "      colors: { brand: { 50: '#eef2ff', 500: '#6366f1', 900: '#312e81' } },", "      fontFamily: { sans: ['Inter', 'sans-serif'] },", '    },', '  },', '  plugins: [],', '};');

/** NestJS. */
export function nest(name: string, over: Files = {}, pkg: Record<string, unknown> = {}): Files {
  return {
    'README.md': lines(`# ${name}`, '', 'Trading backend, NestJS + TypeORM.', '', '    npm install', '    npm run start:dev'),
    '.gitignore': GITIGNORE,
    'nest-cli.json': json({ collection: '@nestjs/schematics', sourceRoot: 'src' }),
    'package.json': json({ name, version: '0.0.1', private: true, scripts: { build: 'nest build', start: 'nest start', 'start:dev': 'nest start --watch', 'start:prod': 'node dist/main', test: 'jest' }, dependencies: { '@nestjs/common': '^10.0.0', '@nestjs/core': '^10.0.0', '@nestjs/config': '^3.1.1', '@nestjs/axios': '^3.0.1', '@nestjs/schedule': '^4.0.0', '@nestjs/platform-express': '^10.0.0', axios: '^1.6.2', 'class-validator': '^0.14.0', 'reflect-metadata': '^0.1.13', rxjs: '^7.8.1', typeorm: '^0.3.17' }, devDependencies: { '@nestjs/cli': '^10.0.0', '@nestjs/testing': '^10.0.0', jest: '^29.5.0', 'ts-jest': '^29.1.0', typescript: '^5.1.3' }, ...pkg }),
    'tsconfig.json': json({ compilerOptions: { module: 'commonjs', declaration: true, emitDecoratorMetadata: true, experimentalDecorators: true, target: 'ES2021', outDir: './dist', baseUrl: './' } }),
    'src/main.ts': lines("import { NestFactory } from '@nestjs/core';", "import { AppModule } from './app.module';", '', 'async function bootstrap() {', '  const app = await NestFactory.create(AppModule);', "  app.setGlobalPrefix('api');", '  await app.listen(process.env.PORT ?? 3000);', '}', 'bootstrap();'),
    'src/app.module.ts': lines("import { Module } from '@nestjs/common';", "import { ConfigModule } from '@nestjs/config';", "import { UsersModule } from './users/users.module';", "import { MarketModule } from './market/market.module';", '', '@Module({ imports: [ConfigModule.forRoot({ isGlobal: true }), UsersModule, MarketModule] })', 'export class AppModule {}'),
    'src/users/users.module.ts': lines("import { Module } from '@nestjs/common';", "import { UsersController } from './users.controller';", "import { UsersService } from './users.service';", '', '@Module({ controllers: [UsersController], providers: [UsersService], exports: [UsersService] })', 'export class UsersModule {}'),
    'src/users/users.controller.ts': lines("import { Body, Controller, Get, Param, Post } from '@nestjs/common';", "import { UsersService } from './users.service';", '', "@Controller('users')", 'export class UsersController {', '  constructor(private readonly users: UsersService) {}', "  @Get(':id') find(@Param('id') id: string) { return this.users.find(id); }", '  @Post() create(@Body() body: { email: string }) { return this.users.create(body.email); }', '}'),
    'src/users/users.service.ts': lines("import { Injectable } from '@nestjs/common';", '', '@Injectable()', 'export class UsersService {', '  private readonly users = new Map<string, string>();', '  find(id: string) { return this.users.get(id) ?? null; }', '  create(email: string) { const id = String(this.users.size + 1); this.users.set(id, email); return { id, email }; }', '}'),
    'src/market/market.module.ts': lines("import { Module } from '@nestjs/common';", "import { HttpModule } from '@nestjs/axios';", "import { MarketController } from './market.controller';", "import { MarketService } from './market.service';", '', '@Module({ imports: [HttpModule], controllers: [MarketController], providers: [MarketService] })', 'export class MarketModule {}'),
    'src/market/market.controller.ts': lines("import { Controller, Get, Query } from '@nestjs/common';", "import { MarketService } from './market.service';", '', "@Controller('market')", 'export class MarketController {', '  constructor(private readonly market: MarketService) {}', "  @Get('ticker') ticker(@Query('symbol') symbol: string) { return this.market.ticker(symbol); }", '}'),
    'src/market/market.service.ts': lines("import { Injectable } from '@nestjs/common';", "import { HttpService } from '@nestjs/axios';", "import { firstValueFrom } from 'rxjs';", '', '@Injectable()', 'export class MarketService {', '  constructor(private readonly http: HttpService) {}', '  async ticker(symbol: string) {', "    const { data } = await firstValueFrom(this.http.get('https://prices.example/ticker', { params: { symbol } }));", '    return { symbol, last: Number(data.last), volume: Number(data.volume) };', '  }', '}'),
    'test/app.e2e-spec.ts': lines("import { Test } from '@nestjs/testing';", "import { AppModule } from '../src/app.module';", "it('boots', async () => {", '  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();', '  expect(module).toBeDefined();', '});'),
    ...over,
  };
}

/** Vite + React + TypeScript. */
export function vite(name: string, over: Files = {}, pkg: Record<string, unknown> = {}): Files {
  return {
    'README.md': lines(`# ${name}`, '', 'Poker table front end. Run `npm i` and `npm run dev`.'),
    '.gitignore': GITIGNORE,
    'index.html': '<!doctype html>\n<html lang="en">\n  <head><meta charset="UTF-8" /><link rel="icon" href="/vite.svg" /><title>Table</title></head>\n  <body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body>\n</html>\n',
    'package.json': json({ name, private: true, version: '0.0.0', type: 'module', scripts: { dev: 'vite', build: 'tsc && vite build', preview: 'vite preview', lint: 'eslint .' }, dependencies: { react: '^18.2.0', 'react-dom': '^18.2.0', 'react-router-dom': '^6.20.0', '@reduxjs/toolkit': '^2.0.1', 'react-redux': '^9.0.2', ethers: '^6.9.0', axios: '^1.6.2', 'lucide-react': '^0.294.0', 'react-hook-form': '^7.48.2' }, devDependencies: { '@vitejs/plugin-react': '^4.2.0', vite: '^5.0.0', typescript: '^5.2.2', eslint: '^8.53.0', tailwindcss: '^3.3.5', postcss: '^8.4.31', autoprefixer: '^10.4.16' }, ...pkg }),
    'vite.config.ts': lines("import { defineConfig } from 'vite';", "import react from '@vitejs/plugin-react';", "import path from 'node:path';", '', 'export default defineConfig({', '  plugins: [react()],', "  resolve: { alias: { '@': path.resolve(__dirname, './src') } },", '  server: { port: 5173 },', '});'),
    'tailwind.config.js': lines('export default {', "  content: ['./index.html', './src/**/*.{ts,tsx}'],", '  theme: { extend: {} },', '  plugins: [],', '};'),
    'postcss.config.js': lines('export default {', '  plugins: { tailwindcss: {}, autoprefixer: {} },', '};'),
    'eslint.config.js': lines("import js from '@eslint/js';", '', 'export default [js.configs.recommended, { ignores: ["dist"] }];'),
    'tsconfig.json': json({ compilerOptions: { target: 'ES2020', jsx: 'react-jsx', module: 'ESNext', moduleResolution: 'bundler', strict: true, paths: { '@/*': ['./src/*'] } }, include: ['src'] }),
    'src/main.tsx': lines("import React from 'react';", "import ReactDOM from 'react-dom/client';", "import { Provider } from 'react-redux';", "import App from './App';", "import { store } from './store';", "import './index.css';", '', "ReactDOM.createRoot(document.getElementById('root')!).render(<Provider store={store}><App /></Provider>);"),
    'src/index.css': '@tailwind base;\n@tailwind utilities;\n',
    'src/App.tsx': lines("import { Table } from './components/Table';", "import { useTable } from './hooks/useTable';", '', 'export default function App() {', '  const { seats, pot } = useTable();', '  return <Table seats={seats} pot={pot} />;', '}'),
    'src/store.ts': lines("import { configureStore, createSlice } from '@reduxjs/toolkit';", "const game = createSlice({ name: 'game', initialState: { pot: 0 }, reducers: { bet: (s, a) => { s.pot += a.payload; } } });", 'export const { bet } = game.actions;', 'export const store = configureStore({ reducer: { game: game.reducer } });'),
    'src/hooks/useTable.ts': lines("import { useEffect, useState } from 'react';", "import { api } from '../lib/api';", '', 'export function useTable() {', '  const [seats, setSeats] = useState<string[]>([]);', "  useEffect(() => { api.get('/tables/1').then((r) => setSeats(r.data.seats)); }, []);", '  return { seats, pot: 0 };', '}'),
    'src/lib/api.ts': lines("import axios from 'axios';", "export const api = axios.create({ baseURL: import.meta.env.VITE_API_URL ?? 'http://localhost:4000', timeout: 10_000 });"),
    'src/components/Table.tsx': lines('export function Table({ seats, pot }: { seats: string[]; pot: number }) {', '  return (', '    <div className="rounded-full bg-green-800 p-12">', '      <p>Pot: {pot}</p>', '      {seats.map((s) => <span key={s}>{s}</span>)}', '    </div>', '  );', '}'),
    'public/vite.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><path fill="#41D1FF" d="M0 0h32v32H0z"/></svg>\n',
    ...over,
  };
}

/** Express in TypeScript with classes, ESM. */
export function tsApi(name: string, over: Files = {}, pkg: Record<string, unknown> = {}): Files {
  return {
    'README.md': lines(`# ${name}`, '', 'Arbitrage bot API. `pnpm i && pnpm dev`.'),
    '.gitignore': GITIGNORE,
    'package.json': json({ name, version: '1.2.0', type: 'module', private: true, scripts: { dev: 'tsx watch src/index.ts', build: 'tsc -p .', start: 'node dist/index.js', test: 'vitest run' }, dependencies: { express: '^4.19.2', axios: '^1.7.2', got: '^14.4.1', undici: '^6.18.2', superagent: '^9.0.2', dotenv: '^16.4.5', ethers: '^6.13.1', helmet: '^7.1.0', pino: '^9.1.0', 'node-cron': '^3.0.3', ws: '^8.17.0', zod: '^3.23.8' }, devDependencies: { tsx: '^4.15.1', typescript: '^5.4.5', vitest: '^1.6.0', '@types/express': '^4.17.21' }, ...pkg }),
    'tsconfig.json': json({ compilerOptions: { target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', strict: true, outDir: 'dist' }, include: ['src'] }),
    'src/index.ts': lines("import 'dotenv/config';", "import { createApp } from './app.js';", "import { logger } from './utils/logger.js';", "import { config } from './config/index.js';", '', 'const app = createApp();', "app.listen(config.port, () => logger.info({ port: config.port }, 'listening'));"),
    'src/app.ts': lines("import express from 'express';", "import helmet from 'helmet';", "import { router } from './routes/index.js';", "import { errorHandler } from './middleware/error-handler.js';", '', 'export function createApp() {', '  const app = express();', '  app.use(helmet());', '  app.use(express.json());', "  app.use('/api', router);", '  app.use(errorHandler);', '  return app;', '}'),
    'src/config/index.ts': lines("import { z } from 'zod';", "import { chains } from './chains.js';", 'const env = z.object({ PORT: z.coerce.number().default(4000), RPC_URL: z.string().optional() }).parse(process.env);', 'export const config = { port: env.PORT, rpc: env.RPC_URL ?? chains.mainnet, chains };'),
    'src/config/chains.ts': lines('export const chains = {', "  mainnet: 'https://eth.rpc.example',", "  bsc: 'https://bsc.rpc.example',", "  polygon: 'https://polygon.rpc.example',", "  arbitrum: 'https://arb.rpc.example',", '} as const;'),
    'src/utils/logger.ts': lines("import { pino } from 'pino';", "export const logger = pino({ level: process.env.LOG_LEVEL ?? 'info' });"),
    'src/utils/http.ts': lines("import axios from 'axios';", 'export const http = axios.create({ timeout: 8000 });', 'export async function getJson<T>(url: string): Promise<T> {', '  const { data } = await http.get<T>(url);', '  return data;', '}'),
    'src/middleware/error-handler.ts': lines("import type { ErrorRequestHandler } from 'express';", "import { logger } from '../utils/logger.js';", 'export const errorHandler: ErrorRequestHandler = (err, _req, res, _next) => {', "  logger.error({ err }, 'request failed');", "  res.status(err.status ?? 500).json({ error: err.message ?? 'internal error' });", '};'),
    'src/routes/index.ts': lines("import { Router } from 'express';", "import { pairs } from './pairs.js';", "import { health } from './health.js';", 'export const router = Router();', "router.use('/pairs', pairs);", "router.use('/health', health);"),
    'src/routes/health.ts': lines("import { Router } from 'express';", "export const health = Router().get('/', (_req, res) => res.json({ ok: true, up: process.uptime() }));"),
    'src/routes/pairs.ts': lines("import { Router } from 'express';", "import { PairService } from '../services/pair.service.js';", 'const service = new PairService();', 'export const pairs = Router();', "pairs.get('/', async (_req, res, next) => {", '  try { res.json(await service.list()); } catch (error) { next(error); }', '});'),
    'src/services/pair.service.ts': lines("import { getJson } from '../utils/http.js';", 'export interface Pair { base: string; quote: string; spread: number }', 'export class PairService {', "  async list(): Promise<Pair[]> { return getJson<Pair[]>('https://prices.example/pairs'); }", '  best(pairs: Pair[]): Pair | undefined { return [...pairs].sort((a, b) => b.spread - a.spread)[0]; }', '}'),
    'test/pair.test.ts': lines("import { expect, it } from 'vitest';", "import { PairService } from '../src/services/pair.service.js';", "it('finds the best', () => {", "  expect(new PairService().best([{ base: 'A', quote: 'B', spread: 1 }])?.spread).toBe(1);", '});'),
    ...over,
  };
}
