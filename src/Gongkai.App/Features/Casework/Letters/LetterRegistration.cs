
namespace Gongkai.Features.Casework;

/// <summary>Letters and decisions: the registrations.</summary>
internal static class LetterRegistration
{
    public static void AddLetters(this IServiceCollection services) => services
        .AddSingleton<TemplateShelf>().AddSingleton<LetterDesk>().AddSingleton<LapseLetters>().AddSingleton<LetterFiles>()
        .AddSingleton<DecisionDesk>().AddScoped<CaseDoor>().AddScoped<StepLetter>();
}
