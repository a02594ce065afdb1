/** 部门 — a government body of the demonstration. The names are those of real kinds of bodies; the codes are constructed, and valid by GB 32100. */
export interface DemoOrganisation {
  /** 统一社会信用代码. */
  orgCode: string;
  name: string;
  shortName: string;
  /** 行政区划代码 the body serves. */
  regionCode: string;
}

export const ORGANISATIONS = {
  haishuMarket: { orgCode: '11330203MB0A100133', name: '宁波市海曙区市场监督管理局', shortName: '海曙市场监管局', regionCode: '330203' },
  haishuEcology: { orgCode: '11330203MB0A10021X', name: '宁波市生态环境局海曙分局', shortName: '海曙生态环境分局', regionCode: '330203' },
  haishuFire: { orgCode: '11330203MB0A1003XM', name: '宁波市海曙区消防救援大队', shortName: '海曙消防救援大队', regionCode: '330203' },
  haishuHousing: { orgCode: '11330203MB0A10048M', name: '宁波市海曙区住房和城乡建设局', shortName: '海曙住建局', regionCode: '330203' },
  haishuLabour: { orgCode: '11330203MB0A10056G', name: '宁波市海曙区人力资源和社会保障局', shortName: '海曙人社局', regionCode: '330203' },
  haishuHealth: { orgCode: '11330203MB0A10064B', name: '宁波市海曙区卫生健康局', shortName: '海曙卫健局', regionCode: '330203' },
  haishuService: { orgCode: '11330203MB0A100726', name: '宁波市海曙区政务服务管理办公室', shortName: '海曙政务办', regionCode: '330203' },
  yuyaoService: { orgCode: '11330281MB0A100800', name: '余姚市政务服务管理办公室', shortName: '余姚政务办', regionCode: '330281' },
  haishuSupervision: {
    orgCode: '11330203MB0A10099X',
    name: '宁波市海曙区行政效能监察中心',
    shortName: '海曙效能监察',
    regionCode: '330203',
  },
  haishuStaffing: {
    orgCode: '11330203MB0A10101H',
    name: '中共宁波市海曙区委机构编制委员会办公室',
    shortName: '海曙编办',
    regionCode: '330203',
  },
  haishuJustice: { orgCode: '11330203MB0A101289', name: '宁波市海曙区司法局', shortName: '海曙司法局', regionCode: '330203' },
  ningboStaffing: {
    orgCode: '11330200MB0A10136Q',
    name: '中共宁波市委机构编制委员会办公室',
    shortName: '宁波编办',
    regionCode: '330200',
  },
  /** The authority above 海曙's, to which cases are sent upward (转报). */
  ningboMarket: { orgCode: '11330200MB0A10152E', name: '宁波市市场监督管理局', shortName: '宁波市场监管局', regionCode: '330200' },
  ningboBigData: { orgCode: '11330200MB0A1011XX', name: '宁波市大数据发展管理局', shortName: '宁波大数据局', regionCode: '330200' },
  zhejiangBigData: { orgCode: '11330000MB0A101449', name: '浙江省大数据发展管理局', shortName: '省大数据局', regionCode: '330000' },
} as const satisfies Record<string, DemoOrganisation>;
export type DemoOrganisationKey = keyof typeof ORGANISATIONS;
