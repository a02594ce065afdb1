import { cityOrgCode, DEPARTMENT_TEXTS } from './city-departments.js';
import { cityItems } from './city-items.js';

/** One entry of the city's 责任清单: the body of an entry of `POST …/power-lists/responsibility/{region}/versions/{version}/entries`. */
export interface CityDuty {
  entryCode: string;
  name: string;
  orgCode: string;
  department: string;
  category: string;
  content: {
    matters: string[];
    boundaries: { department: string; orgCode: string; division: string }[];
    supervision: string[];
    accountability: string[];
    items: string[];
  };
}

/** 部门 | 主要职责 | 领域 | 具体工作事项、… | 相关部门:职责分工 | 事中事后监管制度、… | 追责情形、… */
const DUTIES = `
市公安局|旅馆业治安管理|社会治安|旅馆业特种行业许可、对旅馆业的治安检查|市文广旅游局:公安负责治安管理，文旅负责旅游住宿的服务质量|“双随机、一公开”检查制度、住宿登记核查制度|对符合条件的申请不予许可、发现违法行为不予查处
市公安局|易制毒化学品购买管理|公共安全|第一类易制毒化学品购买许可|市应急管理局:公安负责购买和运输，应急管理负责生产和经营|购销流向抽查制度|对不符合条件的申请准予许可
市民政局|社会组织登记管理|社会事务|社会团体登记、民办非企业单位登记||社会组织抽查制度、活动异常名录制度|擅自增设登记条件、不依法履行监督管理职责造成不良后果
市医保局|医疗保障待遇|民生保障|医疗救助、异地就医备案|市民政局:医保负责待遇审核和支付，民政负责救助对象认定|待遇稽核制度|违反规定支付医疗保障基金
市残联|残疾人证件管理|民生保障|残疾人证办理、残疾人辅助器具适配||评定机构抽查制度|不按照评定标准办理`;

const several = (text: string): string[] => text.split('、').filter((each) => each !== '');

function departmentOf(shortName: string): { orgCode: string; department: string } {
  const found = DEPARTMENT_TEXTS.find((each) => each.shortName === shortName);
  if (!found) throw new Error(`the city has no department ${shortName}`);
  return { orgCode: cityOrgCode(found.serial), department: found.name };
}

function dutyOf(line: string, at: number): CityDuty {
  const [shortName = '', name = '', category = '', matters = '', boundary = '', supervision = '', accountability = ''] = line.split('|');
  const { orgCode, department } = departmentOf(shortName);
  const [other = '', division = ''] = boundary.split(':');
  const exercised = several(matters);
  return {
    entryCode: `ZR-${String(at + 1).padStart(3, '0')}`,
    ...{ name, orgCode, department, category },
    content: {
      matters: exercised,
      boundaries: other === '' ? [] : [{ ...departmentOf(other), division }],
      supervision: several(supervision),
      accountability: several(accountability),
      // The powers that stand behind it are those of the department that bear the name of a matter.
      items: cityItems()
        .filter((item) => item.implementingBody.orgCode === orgCode && exercised.includes(item.name))
        .map(({ itemCode }) => itemCode),
    },
  };
}

/** 责任清单 of the demonstration city, an excerpt of what such a list says. */
export const cityDuties = (): CityDuty[] => DUTIES.trim().split('\n').map(dutyOf);
