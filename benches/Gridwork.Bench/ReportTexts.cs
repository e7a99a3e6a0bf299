using Gridwork.Matters;

namespace Gridwork.Bench;

/// <summary>Reports as nobody wrote them: places and conditions of the shipped case standard, put together by chance, common ones more often.</summary>
internal static class ReportTexts
{
    private const int Seed = 20_261_128;

    private static readonly string[] Where = ["小学东墙外", "村中街", "桥头", "供销社门口", "河堤边", "幼儿园对面", "村委会后面", "老戏台旁", "三号楼前", "集市里", "公路边", "水塔下", "菜市场口", "卫生院西侧", "停车场"];

    private static readonly string[] Since = ["已经三天了", "好几天没人管", "今天早上发现的", "晚上看不见路", "下雨就更厉害", "孩子上学要经过", "找过人没有用", "请尽快来看看", "影响出行", "气味很大"];

    public static IReadOnlyList<string> Some(int count)
    {
        var (chance, words) = (new Random(Seed), CaseStandard.Load().Conditions.Select(c => c.Condition.Text).Where(t => t.Length is > 4 and < 60).Distinct(StringComparer.Ordinal).ToArray());
        // The square draws the first ones more often, as life does.
        string Draw(string[] of) => of[(int)(Math.Pow(chance.NextDouble(), 2) * of.Length)];
        return [.. Enumerable.Range(0, count).Select(_ => $"{Draw(Where)}，{Draw(words)}，{Draw(Since)}。{Draw(words)}")];
    }
}
