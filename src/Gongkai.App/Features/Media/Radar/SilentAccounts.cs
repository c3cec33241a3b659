using System.Globalization;
using Gongkai.Web;

namespace Gongkai.Features.Media;

/// <summary>不更新的新媒体: open accounts without a post for longer than the agency has chosen (两周).</summary>
internal sealed class SilentAccounts() : RadarLine("silent_account", "不更新的新媒体账号", RadarWeight.Breach)
{
    public override string Basis => "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）：两周内有内容更新";

    public override string Remedy => "从公开的信息准备稿件发布；不再使用的账号，办理注销。天数在新媒体的设置里选择。";

    public override string DayName => "应当更新的日期";

    public override async Task<RadarFound> FindAsync(RadarAsk ask) => RadarFound.Of(ask,
        from silent in await MediaCounts.SilentAsync(ask.Connection, ask.Agency, ask.Today)
        select new RadarRecord(silent.Account.Name, silent.DueOn)
        {
            Address = MediaRoutes.Account(silent.Account.Id),
            Note = string.Create(CultureInfo.InvariantCulture, $"{silent.Account.Platform.Name()}，{silent.Days} 天没有发布"),
            IsPublic = true,
        });
}
