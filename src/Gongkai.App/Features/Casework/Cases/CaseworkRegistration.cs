using Gongkai.Agencies;

namespace Gongkai.Features.Casework;

/// <summary>Cases, their lists and their steps: the registrations.</summary>
internal static class CaseworkRegistration
{
    public static void AddCasework(this IServiceCollection services)
    {
        services.AddSingleton<CaseLists>().AddSingleton<CaseFiles>().AddSingleton<SameApplicant>().AddSingleton<CaseExcerpts>().AddSingleton<DeskDrafts>();
        services.AddSingleton<HolidayNotices>().AddSingleton<DailyRound>().AddHostedService<DailyRounds>();
        services.AddScoped<CaseDesk>();
    }
}
