import { ORGANISATIONS } from '../organisations.js';
import { CITY_REGION, cityOrgCode, DEPARTMENT_TEXTS } from './city-departments.js';
import { cityItems } from './city-items.js';

interface Place {
  code: string;
  name: string;
  kind: '政务服务中心' | '分中心' | '便民服务中心' | '便民服务站' | '自助服务点';
  regionCode: string;
  /** Who keeps it. */
  orgCode: string;
  address: string;
  longitude: number;
  latitude: number;
  /** Days by number and hours, as the table of service points is written. */
  hours: string;
  notes?: string;
  /** 可办部门, by the serials of the city's departments. */
  departments: readonly number[];
  /** 可办事项 by name. */
  items: readonly string[];
}

const OFFICE_HOURS = '1-5 08:30-12:00,13:30-17:00';
const WITH_SATURDAY = `${OFFICE_HOURS};6 09:00-11:30`;
/** What towns and villages take for the departments of the city. */
const NEAR_HOME = ['居住证办理', '社会保障卡申领', '医疗救助', '异地就医备案', '残疾人证办理'];
const EVERY_DAY = ['无犯罪记录查询', '居住证办理', '社会保障卡申领'];
const ALL = DEPARTMENT_TEXTS.map(({ serial }) => serial);
const { ningboBigData, haishuService, yuyaoService } = ORGANISATIONS;
const [HAISHU, YUYAO] = ['330203', '330281'];

/** Halls, counters of towns and villages, and machines; addresses and positions are made up, and lie where such places would. */
const PLACES: readonly Place[] = [
  {
    ...{ code: 'NB-HALL', name: '宁波市行政服务中心', kind: '政务服务中心', regionCode: CITY_REGION, orgCode: ningboBigData.orgCode },
    ...{ address: '鄞州区市民大道1号（演示）', longitude: 121.6213, latitude: 29.8605, hours: WITH_SATURDAY },
    ...{ notes: '周六只办理个人事项', departments: ALL, items: [] },
  },
  {
    ...{ code: 'NB-REALTY', name: '宁波市不动产登记服务分中心', kind: '分中心', regionCode: CITY_REGION, orgCode: ningboBigData.orgCode },
    ...{ address: '海曙区灵桥路12号（演示）', longitude: 121.5562, latitude: 29.8689, hours: OFFICE_HOURS },
    ...{ departments: [13, 14], items: [] },
  },
  {
    ...{ code: 'NB-SELF-01', name: '宁波市行政服务中心24小时自助服务厅', kind: '自助服务点', regionCode: CITY_REGION },
    ...{ orgCode: ningboBigData.orgCode, address: '鄞州区市民大道1号东门（演示）', longitude: 121.6221, latitude: 29.8609 },
    ...{ hours: '1-7 00:00-24:00;全年', departments: [], items: EVERY_DAY },
  },
  {
    ...{ code: 'HS-HALL', name: '海曙区政务服务中心', kind: '政务服务中心', regionCode: HAISHU, orgCode: haishuService.orgCode },
    ...{ address: '海曙区环城西路35号（演示）', longitude: 121.5218, latitude: 29.8667, hours: WITH_SATURDAY },
    ...{ departments: [7, 8, 9, 10, 12], items: [] },
  },
  {
    ...{ code: 'HS-YUEHU', name: '月湖街道便民服务中心', kind: '便民服务中心', regionCode: '330203004', orgCode: haishuService.orgCode },
    ...{
      address: '海曙区镇明路8号（演示）',
      longitude: 121.5467,
      latitude: 29.8652,
      hours: OFFICE_HOURS,
      departments: [],
      items: NEAR_HOME,
    },
  },
  {
    ...{ code: 'HS-WANGCHUN', name: '望春街道便民服务中心', kind: '便民服务中心', regionCode: '330203008', orgCode: haishuService.orgCode },
    ...{
      address: '海曙区春华路66号（演示）',
      longitude: 121.4986,
      latitude: 29.8746,
      hours: OFFICE_HOURS,
      departments: [],
      items: NEAR_HOME,
    },
  },
  {
    ...{ code: 'HS-QINGFENG', name: '望春街道清风社区便民服务站', kind: '便民服务站', regionCode: '330203008003' },
    ...{ orgCode: haishuService.orgCode, address: '海曙区清风巷3号（演示）', longitude: 121.5031, latitude: 29.8721 },
    ...{ hours: '1-5 08:30-11:30,14:00-16:30', departments: [], items: NEAR_HOME },
  },
  {
    ...{
      code: 'HS-SELF-02',
      name: '月湖街道24小时自助服务点',
      kind: '自助服务点',
      regionCode: '330203004',
      orgCode: haishuService.orgCode,
    },
    ...{
      address: '海曙区镇明路8号门厅（演示）',
      longitude: 121.5466,
      latitude: 29.8651,
      hours: '1-7 00:00-24:00;全年',
      departments: [],
      items: EVERY_DAY,
    },
  },
  {
    ...{ code: 'YY-HALL', name: '余姚市政务服务中心', kind: '政务服务中心', regionCode: YUYAO, orgCode: yuyaoService.orgCode },
    ...{ address: '余姚市谭家岭东路2号（演示）', longitude: 121.1686, latitude: 30.0457, hours: WITH_SATURDAY },
    ...{ departments: [9, 10], items: NEAR_HOME },
  },
];

const HEADER = '网点编号,网点名称,网点类型,行政区划,管理机构,地址,经度,纬度,开放时间,备注,可办部门,可办事项';

function itemCodeOf(name: string): string {
  const found = cityItems().find((item) => item.name === name);
  if (!found) throw new Error(`no item of the city is called ${name}`);
  return found.itemCode;
}

/** 服务网点清单 of the demonstration city as a CSV table, as `POST /api/v1/catalogue/imports/service-points` takes it. */
export function cityServicePoints(): string {
  const rows = PLACES.map((place) => [
    ...[place.code, place.name, place.kind, place.regionCode, place.orgCode, place.address],
    ...[String(place.longitude), String(place.latitude), `"${place.hours}"`, place.notes ?? ''],
    ...[place.departments.map(cityOrgCode).join('|'), place.items.map(itemCodeOf).join('|')],
  ]);
  return [HEADER, ...rows.map((row) => row.join(','))].join('\n');
}
